# Stránky výsledků: čísla, jak je číst, soubory ke stažení, srovnání skupin.

results-thanks =
    { $n ->
        [0] Zatím nepřišla žádná odpověď.
        [one] Zatím přišla jedna odpověď. Děkujeme za ni.
        [few] Děkujeme všem { $n } lidem, kteří odpověděli.
       *[other] Děkujeme všem { $n } lidem, kteří odpověděli.
    }
of-them-on-paper = z toho na papíře
counted-responses =
    { $n ->
        [one] odpověď
        [few] odpovědi
       *[other] odpovědí
    }
counted-places =
    { $n ->
        [one] obec
        [few] obce
       *[other] obcí
    }
collected-on = Sběr { $days }.
results-running = Odpovídat se dá do { $day }, čísla se proto ještě budou měnit.
results-only-you = Tyto výsledky ještě nejsou zveřejněné. Vidíte je jen po přihlášení.

how-to-read = Jak čísla číst
how-to-read-base = U každé otázky stojí, kolik lidí na ni odpovědělo. Kdo otázku přeskočil, je v řádku „Neuvedeno“. Kdo ji nedostal, protože se ho netýkala, je v řádku „Netýká se“; kde ten řádek chybí, je také mezi „Neuvedeno“.
how-to-read-more = Podrobněji o procentech a skrytých číslech
how-to-read-shares = Sloupec „Ze všech %“ počítá se všemi odevzdanými dotazníky, sloupec „Z odpovědí %“ jen s těmi, kdo na otázku odpověděli. Kde se dalo vybrat víc možností, může součet přesáhnout 100 %.
how-to-read-hidden = Místo čísla o méně než { $limit } lidech píšeme „skryto“. Stejně skrýváme i čísla, ze kterých by se dalo dopočítat. V malé obci by jinak šlo někoho poznat.
how-to-read-sample = Odpovídali ti, kdo sami chtěli, nejde tedy o náhodný výběr ze všech obyvatel. Malé rozdíly mezi skupinami mohou být dílem náhody.

downloads = Ke stažení
download = Stáhnout:
download-all = Všechny grafy a tabulky najednou (ZIP)
captions-file = popisky.txt
on-this-page = Na této stránce
source = Zdroj: vlastní šetření, { $month }

## Odpovědi podle skupin
cross-title = Odpovědi podle skupin
cross-about = Vyberte otázku a podle čeho odpovědi rozdělit: podle obce, způsobu vyplnění nebo jiné otázky.
cross-question = Otázka
cross-by = Podle čeho
by-municipality-choice = Obec
by-channel-choice = Způsob vyplnění
cross-act = Zobrazit
cross-not-possible = Tuto dvojici porovnat nejde. Vyberte prosím jinou; otázky s odpovědí vlastními slovy se takto porovnat nedají.
back-to-results = Zpět na výsledky
results-kept = Vyplněné dotazníky už byly podle slibu smazány. Souhrnné tabulky a grafy zůstávají tak, jak byly zveřejněny.
source-as-of = { $source }, stav k { $day }

## Čísla, která se ještě doplní
results-as-of =
    { $n ->
        [one] Stav k { $day }, jeden dotazník.
        [few] Stav k { $day }, { $n } dotazníky.
       *[other] Stav k { $day }, { $n } dotazníků.
    }
results-in-steps = Odpovídat se dá do { $day }. Čísla se neposouvají s každým dotazníkem: nový stav zveřejníme, až jich přibude tolik, aby z rozdílu nešlo poznat, co kdo odpověděl. Všechny odpovědi budou ve výsledcích po konci sběru.
results-of-before = Sběr skončil { $day }. Dotazníky, které přišly až po tomto stavu, tu zatím nejsou: připravujeme závěrečné výsledky. Je-li jich méně než pět, nepřibudou, protože by z rozdílu šlo poznat, co ti lidé odpověděli.
cross-after-the-end = Rozdělení podle skupin zveřejníme, až sběr skončí. Z rozdílu dvou takových tabulek by šlo poznat, co odpověděli ti, kdo odpověděli mezi nimi.
cross-not-yet = Rozdělení podle skupin tu bude, až budou ve výsledcích všechny dotazníky.
cross-gone = Rozdělit odpovědi podle skupin už nejde: vyplněné dotazníky byly podle slibu smazány a zůstaly jen zveřejněné tabulky.
cross-not-public = Tuto tabulku web zatím nezveřejňuje, protože sběr běží nebo ve zveřejněných číslech nejsou všechny dotazníky. Nezveřejňujte ji prosím ani jinde.
how-to-read-groups = Některé možnosti, čísla nebo obce jsou sloučené do skupin, aby za každým číslem stálo víc lidí.

## Interní pohled
internal-title = Interní pohled na výsledky
internal-mark = Interní – není určeno ke zveřejnění
internal-file = interni-
internal-about = Nic tu není skryto, ani čísla o jednom člověku. Grafy, tabulky a soubory z této stránky prosím nikam nedávejte a nepřeposílejte; pro veřejnost jsou výsledky na své vlastní adrese.
internal-about-kept = Úplná čísla už nejsou.
internal-kept = Vyplněné dotazníky už byly podle slibu smazány a s nimi i úplná čísla. Zůstaly jen tabulky a grafy pro veřejnost, se skrytými čísly.
internal-see = Interní pohled: všechna čísla, nic skrytého
internal-grouped = Zobrazit ve skupinách, ve kterých se zveřejňuje
internal-ungrouped = Zobrazit bez skupin

## Skupiny
groups-title = Skupiny pro zveřejnění
groups-about = Možnosti, za kterými je málo lidí, můžete sloučit. Místo skrytých čísel pak bude ve výsledcích číslo za celou skupinu.
groups-how = Stejný název u dvou nebo více možností z nich udělá skupinu. Prázdné pole znamená, že možnost zůstane sama. Anglický název napište za lomítko: „Senioři / Seniors“. Odpovědi samy se nemění.
groups-choice = Možnost
groups-group = název skupiny
groups-ordered = Možnosti jsou stupnice: sloučit jde jen sousední stupně. U sloučené stupnice se nepočítá průměr.
groups-bands = První čísla pásem
groups-bands-hint = Například 18, 30, 65 udělá pásma 17 a méně, 18–29, 30–64 a 65 a více. Průměr se pak nepočítá. Prázdné pole ponechá pásma, která zvolí program.
groups-municipalities = Obce
groups-save = Uložit skupiny
groups-saved = Skupiny jsou uložené.
groups-none = Nic není sloučeno.
groups-published = Výsledky jsou zveřejněné, proto skupiny teď měnit nejde: kdo si uložil dnešní tabulky, mohl by zítřejší od nich odečíst a skrytá čísla dopočítat. Nejdřív výsledky na stránce sběru skryjte, skupiny změňte a zveřejněte je znovu. Všechny tři kroky zůstanou v záznamu.
groups-frozen = Vyplněné dotazníky už byly smazány, tabulky proto zůstávají tak, jak jsou.
groups-confirm = Vím, že výsledky už jednou zveřejněné byly. Kdo si tehdejší tabulky uložil, může od nich nové odečíst a některá skrytá čísla tak dopočítat.
groups-not-confirmed = Výsledky už byly zveřejněné v jiných skupinách. Potvrďte prosím, že víte, co změna znamená, nebo skupiny nechte být.
groups-alone = Skupina „{ $name }“ má jen jednu možnost. Stejný název napište aspoň u jedné další, nebo pole vyprázdněte.
groups-everything = Ve skupině „{ $name }“ je všechno, nezbylo by co srovnávat. Aspoň jednu možnost nechte mimo ni.
groups-long = Název skupiny je příliš dlouhý. Zkraťte ho na 80 písmen.
groups-name-taken = „{ $name }“ se už jmenuje jedna z možností mimo skupinu. Zvolte jiný název, nebo ji přidejte do skupiny.
groups-not-neighbours = Ve skupině „{ $name }“ nejsou sousední stupně. Slučte ty, které jdou po sobě.
groups-mixed = Ve skupině „{ $name }“ je stupeň i odpověď, která na stupnici nepatří (třeba „nevím“). Nechte je zvlášť.
groups-bands-numbers = „{ $typed }“ nejsou celá čísla. Napište první čísla pásem oddělená čárkou, například 18, 30, 65.
groups-bands-rising = Čísla „{ $typed }“ nejdou od menšího k většímu. Seřaďte je a každé napište jednou.
groups-bands-many = Pásem by bylo příliš mnoho. Napište nejvýš { $most } čísel.

## Příkazová řádka
export-deleted = Odpovědi tohoto dotazníku byly podle slibu smazány { $day }, není co vyvézt. Tabulky a grafy zůstaly: --format zip.
no-such-question-kept = Otázku „{ $name }“ uchované výsledky nemají. Odpovědi byly podle slibu smazány a zůstaly jen tabulky, které byly veřejné.
results-not-stored = Výsledky jsou zveřejněné, ale jejich stav zatím není uložený. Uloží ho běžící server nebo „priorita purge --due“; všechna čísla ukáže --internal.
