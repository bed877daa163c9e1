# Dotazníky: jak je lidé vyplňují a jak je koordinátor připravuje.

back = Zpět
change = Změnit
continue = Pokračovat
or = nebo
optional = (nepovinné)
not-stated = Neuvedeno
error-prefix = Chyba:

## Začátek
choose-municipality = Vyberte svou obec
survey-for-place = Dotazník pro obec { $place }
begin-survey = Začít vyplňovat
continue-survey = Pokračovat v dotazníku
for-whom = Pro koho
respondents-public = Pro všechny, kdo tu bydlí
respondents-service-users = Pro ty, kdo využívají sociální služby, a jejich blízké
respondents-providers = Pro poskytovatele sociálních služeb
respondents-municipalities = Pro zástupce obcí
how-long = Jak dlouho
about-minutes =
    Asi { $minutes ->
        [one] { $minutes } minutu
        [few] { $minutes } minuty
       *[other] { $minutes } minut
    }, { $n ->
        [one] { $n } otázka
        [few] { $n } otázky
       *[other] { $n } otázek
    }.
questions-count =
    { $n ->
        [one] { $n } otázka.
        [few] { $n } otázky.
       *[other] { $n } otázek.
    }
you-can-stop = Kdykoli můžete přestat a vrátit se později.
until-when = Do kdy
until-day = Do { $day }.
what-happens = Co s odpověďmi
purged-on = Odpovídáte bez jména. Zveřejníme jen součty, nikdy ne jednotlivé odpovědi. Vyplněné dotazníky smažeme { $day }.
what-is-stored = Co ukládáme a proč
whom-to-ask = Koho se zeptat
rather-on-paper = Raději na papíře
paper-counts = O tištěný dotazník si řekněte na obecním úřadě. Počítá se stejně.

## Otázky
question-of = Otázka { $n } z { $count }
other-specify = Vlastními slovy (nepovinné)
save-for-later = Uložit a pokračovat jindy
trap-filled = Toto pole nechte prosím prázdné. Je to past na programy, které vyplňují všechno; možná ho za vás vyplnil prohlížeč.
trap = Toto pole nechte prázdné

## Pořadí

## Co je potřeba doplnit nebo opravit
mistake-required-one = Vyberte prosím jednu možnost.
mistake-required-many = Vyberte prosím aspoň jednu možnost.
mistake-required-rank = Zařaďte prosím aspoň jednu položku.
mistake-required-text = Napište prosím odpověď.
mistake-number = Napište prosím celé číslo, například 3. Teď tu stojí „{ $typed }“.
mistake-too-long = Text má { $letters } znaků a vejde se jich sem nejvýš { $limit }. Zkraťte ho prosím.
mistake-unknown-choice = Tato možnost v otázce není. Vyberte prosím z těch, které tu vidíte.
mistake-exclusive = Odpověď „{ $choice }“ nejde spojit s jinou. Nechte prosím buď ji, nebo ty ostatní.
mistake-other-not-chosen = Napsali jste odpověď vlastními slovy, ale nevybrali jste „{ $choice }“. Vyberte ji prosím, nebo text smažte.
mistake-not-asked = Podle ostatních odpovědí se vás tato otázka netýká, a tak se odpověď na ni nezapočítá. Souhlasí-li to, pošlete stránku znovu. Jinak prosím změňte odpověď, na které otázka závisí.
mistake-same-place = Na jednom místě stojí víc položek: { $place }. místo. Dejte prosím každé jiné.
mistake-constraint = S touto odpovědí si neumíme poradit. Zkontrolujte ji prosím a přečtěte si znovu otázku.

## Když se stránka neuložila
unsaved-title = Odpovědi se teď neuložily
unsaved-next = Co jste napsali, na stránce zůstává. Nezavírejte ji a za chvíli ji zkuste odeslat znovu. Pokud to nepomůže, ohlaste nám označení { $reference }.

## Kontrola a odeslání
check-title = Zkontrolujte své odpovědi
check-about = Ještě nic není odesláno. Každou odpověď můžete změnit.
send-title = Odeslat
send-about = Odesláním předáte odpovědi bez jména a bez adresy. Potom už je nepůjde změnit ani najít.
send-answers = Odeslat odpovědi

## Poděkování
thanks-title = Děkujeme, odpovědi máme
thanks-lead = Váš hlas se počítá stejně jako hlas každého, kdo vyplnil dotazník na papíře.
what-next = Co bude dál
record-title = Záznam pro vás
record-about = Chcete-li si odpovědi nechat, stránku si vytiskněte nebo uložte hned teď. Později je už nedohledáme ani my.
next-person = Odpoví tu ještě někdo další? Začít nový dotazník

## Ještě jeden formulář z téhož prohlížeče
another-title = Z tohoto prohlížeče už formulář přišel
another-not-counted = Odpovědi, které jste poslali teď, se zatím nikam neuložily ani nezapočítaly.
another-not-saved = Stránka, kterou jste poslali teď, se zatím neuložila.
another-differs = Jeden formulář odsud už máme a je započítaný. Vyplnil tenhle někdo další, třeba z rodiny? Pošlete ho tlačítkem, nic z něj se neztratí.
another-alike = Přesně stejné odpovědi už odsud máme a počítáme je jednou. Pokud jste jen odeslali totéž podruhé, je všechno v pořádku. Odpověděl stejně někdo další? Pošlete je tlačítkem jako jeho formulář, jinak se jeho odpovědi nezapočítají.
another-begun = Jeden dotazník odsud už máme a je započítaný. Vyplňuje teď někdo další? Začněte tlačítkem jeho dotazník; to, co je na této stránce, v něm zůstane.
another-send = Poslat jako formulář dalšího člověka
another-begin = Začít dotazník dalšího člověka
another-otherwise = Chtěli jste opravit, co jste už poslali? To bohužel nejde: odeslané odpovědi nejsou spojené s nikým, a tak je neumíme najít ani vyměnit. Platí ty první. Nechcete-li nic poslat, stránku zavřete.
another-record = Co jste vyplnili teď

## Konec sběru
until-grace = Kdo do té doby začne, může odpovědi odeslat ještě { $minutes } minut potom.
grace-note = Sběr právě skončil. Protože jste začali včas, můžete odpovědi odeslat ještě do { $time }.
late-title = Odpovědi jsme už nepřijali
late-about = Sběr skončil { $day } v { $time }. Kdo začal včas, mohl odpovědi odeslat ještě do { $last }. Tyto přišly později, a tak se neuložily ani nezapočítaly.
late-earlier = Jeden formulář z tohoto prohlížeče jsme přijali už dřív a je započítaný. Pokud jste jen načetli stránku znovu, je všechno v pořádku.
late-record = Co jste vyplnili
late-keep = Odpovědi jsou teď jen na této stránce. Chcete-li si je nechat, vytiskněte ji nebo uložte hned.

## Přestávka a návrat
saved-title = Odpovědi jsou uložené
saved-about = Opište si tento kód. Vrátíte se s ním na stejné místo z kteréhokoli telefonu nebo počítače.
your-code = Váš kód:
where-to-type = Kam ho napsat
where-to-type-at = Do políčka „Kód k pokračování“ na adrese
valid-until = Platí do
valid-until-day = { $day }. Potom se rozepsaný dotazník sám smaže.
not-mailed = Neposíláme ho
not-mailed-about = Nemáme na vás e-mail ani telefon. Kód ukazujeme jen teď a znovu ho najít neumíme.
foreign-computer = Jste u cizího počítače, třeba v knihovně? Kód si opište a okno zavřete. Bez kódu se k odpovědím už nikdo nedostane.
continue-now = Pokračovat hned
already-begun = Už jste začali?
resume-title = Vrátit se k dotazníku
resume-code = Kód k pokračování
resume-code-hint = Osm znaků, které jste si opsali, například KRM4 P7QX. Na velikosti písmen ani na mezerách nezáleží.
resume-act = Vrátit se k dotazníku
resume-missing = Napište osm znaků kódu.
resume-unknown = Kód { $code } neznáme. Nepletou se znaky? Číslice 0 a 1 ani písmena I, L, O a U v kódu nejsou.
code-lost = Nemůžu kód najít
code-lost-about = Kód není spojený s vaším jménem, a proto ho neumíme dohledat. Rozepsané odpovědi se samy smažou; začněte prosím od začátku.
begin-anew = Otevřít dotazník

## Pracovní stůl: nahrání a kontrola souboru
where-you-are = Kde jste
stages = Postup
stage-read = Nahrání
stage-check = Kontrola
stage-publish = Zveřejnění
stage-collect = Sběr
questionnaire = Dotazník
upload-title = Nahrát dotazník
upload-file = Soubor s dotazníkem
upload-hint = Formát XLSForm: .xlsx, .xls, .csv nebo .md, nejvýš 10 MB.
upload-act = Nahrát a zkontrolovat
upload-no-file = Vyberte soubor s dotazníkem.
upload-rejected-title = Dotazník zatím nejde použít
upload-rejected =
    V souboru { $file } { $errors ->
        [one] je { $errors } chyba
        [few] jsou { $errors } chyby
       *[other] je { $errors } chyb
    } a { $warnings } upozornění. Opravte prosím chyby v souboru a nahrajte ho znovu.
upload-again = Nahrát upravený soubor
findings-title = Co jsme našli
finding-error = chyba
finding-warning = upozornění
finding-unsupported = zatím neumíme
finding-sheet = list
finding-row = řádek
finding-column = sloupec

## Pracovní stůl: verze dotazníku
version-good = Soubor je v pořádku.
version-facts =
    { $questions ->
        [one] { $questions } otázka
        [few] { $questions } otázky
       *[other] { $questions } otázek
    }, jazyky: { $languages }, verze { $number }.
version-cannot-publish = Tuto verzi zatím nejde zveřejnit. Opravte prosím v souboru chyby uvedené níže a nahrajte ho znovu.
version-published = už se nemění
version-published-on = Zveřejněno { $day }.
content-hash = Otisk obsahu:
preview-title = Jak ho uvidí lidé
preview-phone = Náhled na telefonu
preview-desk = Náhled na počítači
publish-title = Zveřejnit
publish-about = Zveřejněná verze se už nemění. Opravíte-li později otázku, vznikne nová verze a dosavadní odpovědi zůstanou u té staré.
publish-act = Zveřejnit verzi { $number }

## Pracovní stůl: nový sběr
collection = Sběr
collection-new = Nový sběr odpovědí
collection-of = Dotazník { $form }, verze { $number }
collection-slug = Adresa sběru
collection-slug-hint = Konec adresy, například potreby-2026: 3 až 60 znaků, jen malá písmena bez háčků a čárek, číslice a spojovníky.
collection-opens = První den sběru
collection-closes = Poslední den sběru
collection-purge = Kdy se vyplněné dotazníky smažou
collection-purge-hint = Datum uvidí každý, kdo odpovídá. Po založení sběru už ho nejde změnit.
municipalities = Obce
collection-open-act = Založit sběr
collection-slug-bad = Napište adresu o 3 až 60 znacích: jen malá písmena bez háčků a čárek, číslice a spojovníky.
collection-slug-taken = Tuto adresu už má jiný sběr. Zvolte prosím jinou, například s rokem na konci.
collection-dates-bad = Vyplňte všechna data tak, aby poslední den sběru nebyl před prvním.
collection-past = Poslední den sběru už uplynul. Zvolte dnešek nebo pozdější den.
collection-purge-early = Zvolte pro smazání některý den po konci sběru.
collection-no-municipality = Vyberte aspoň jednu obec.
collection-not-published = Nejdřív zveřejněte tuto verzi dotazníku, potom založte sběr.

## Pracovní stůl: sběr
stage-planned = začne později
stage-open = sbírá se
stage-closed = skončil
collection-dates = { $days }. Vyplněné dotazníky se smažou { $purge }.
how-many-answered = Kolik lidí odpovědělo
total = celkem
on-web = na webu
on-paper = na papíře
by-municipality = Podle obcí
municipality = Obec
responses = Odpovědí
per-hundred = na 100 obyvatel
bar = Graf
low-spot = málo
by-day = Podle dnů
by-day-caption = Odpovědi za den, { $days }
by-day-most = Nejvyšší sloupec: { $n }.
by-day-villages = U obcí do tisíce obyvatel ukládáme jen týden, ne den. Jejich odpovědi jsou připsané k pondělí.
numbers-in-table = Čísla v tabulce
day = Den
links-title = Odkazy a kódy pro obce
links-about = Každá obec má vlastní odkaz, proto se na ni v dotazníku neptáme.
qr-for = QR kód pro obec { $place }
poster = Plakát k tisku
poster-print = Vytiskněte stránku na výšku na papír A4.
poster-scan = Načtěte kód telefonem
poster-type = Nebo napište do prohlížeče tuto adresu a vyberte svou obec:
results = Výsledky
results-not-public = Výsledky zatím vidí jen lidé s účtem. Po zveřejnění je uvidí každý.
results-while-running = Sběr ještě běží. Zveřejní se jen stav s dnešním datem a posune se, až z rozdílu nepůjde poznat, co kdo odpověděl; v malém šetření to bývá až po konci. Rozdělení podle skupin bude veřejné až po konci. Přijde-li po tomto stavu méně než pět dotazníků, ve veřejných výsledcích už nebudou. Nejlepší je zveřejnit výsledky až po konci sběru, když jsou přepsané i papírové dotazníky.
responses-deleted = Odpovědi byly podle slibu smazány. Zůstaly zveřejněné tabulky a grafy.
results-publish = Zveřejnit výsledky
results-are-public = Výsledky jsou zveřejněné a vidí je každý.
results-withdraw = Skrýt výsledky před veřejností
close-title = Ukončit dřív
close-about = Po ukončení už nikdo nemůže odpovědět a rozepsané dotazníky se neodešlou. Vrátit to nejde.
close-act = Ukončit sběr teď

## Pracovní stůl: odpovědi mimo stupnici
version-asks = Než tuto verzi zveřejníte, řekněte nám u stupnic níže, co znamenají některé odpovědi.
scale-title = Je to stupeň stupnice?
scale-about = Z odpovědí na stupnici se počítá průměr. „Nevím“ nebo „netýká se mě“ by ho zkreslilo, proto se ptáme u každé odpovědi, u které to není jasné. Odpověď se uloží k dotazníku; podruhé se nebudeme ptát, když do souboru doplníte sloupec cp_role.
scale-settled = Takto jste to řekli. Do zveřejnění to můžete změnit.
scale-choice = „{ $choice }“
scale-questions = Otázky: { $questions }
scale-questions-more =
    Otázky: { $questions } a { $more ->
        [one] { $more } další
        [few] { $more } další
       *[other] { $more } dalších
    }
scale-degree = Je to stupeň stupnice, počítá se do průměru
scale-beside = Je to odpověď mimo stupnici, do průměru se nepočítá
scale-act = Uložit odpovědi
scale-open = Řekněte, co znamená odpověď „{ $choice }“.
scale-changed = Mezitím se dotazník změnil (někdo nahrál jiný soubor), proto jsme nic neuložili. Odpovězte prosím znovu o tom, co vidíte teď.

## Pracovní stůl: šablona
template-title = Začínáte?
template-about = Šablona je sešit Excelu s ukázkou otázek každého druhu a s listem, který vysvětluje všechny naše vlastní sloupce. Přepište v ní otázky a nahrajte ji.
template-get = Stáhnout šablonu (.xlsx)

form-before-publishing =
    { $n ->
        [one] Než půjde dotazník zveřejnit, zbývá vyřešit jednu věc. Upravte sešit, nebo na ni (jde-li o stupnici) odpovězte na stránce dotazníku na pracovní ploše:
        [few] Než půjde dotazník zveřejnit, zbývá vyřešit { $n } věci. Upravte sešit, nebo na ně (jde-li o stupnici) odpovězte na stránce dotazníku na pracovní ploše:
       *[other] Než půjde dotazník zveřejnit, zbývá vyřešit { $n } věcí. Upravte sešit, nebo na ně (jde-li o stupnici) odpovězte na stránce dotazníku na pracovní ploše:
    }
## Načtené dávky
batches-title = Načtené dávky
batches-about = Odpovědi, které přišly jako soubor. Dávku jde vyřadit celou; záznam o ní zůstane.
batch-file = Soubor a dávka
batch-when = Kdy
batch-who = Kdo
batch-channel = Způsob
batch-state = Stav
batch-mixed = web i papír
batch-command-line = správce na příkazové řádce
batch-not-stated =
    { $n ->
        [one] { $n } bez povinné odpovědi
       *[other] { $n } bez povinné odpovědi
    }
batch-withdraw = Vyřadit
batch-withdrawn = Vyřazeno { $day }, { $who }
batch-withdraw-title = Vyřadit dávku
batch-facts = Soubor { $file }, dávka { $batch }, načteno { $when }, { $who }.
batch-withdraw-about =
    { $n ->
        [one] Smaže se { $n } odpověď této dávky a výsledky se přepočítají bez ní. Vrátit to jde jen novým načtením souboru.
        [few] Smažou se { $n } odpovědi této dávky a výsledky se přepočítají bez nich. Vrátit to jde jen novým načtením souboru.
       *[other] Smaže se { $n } odpovědí této dávky a výsledky se přepočítají bez nich. Vrátit to jde jen novým načtením souboru.
    }
batch-withdraw-act = Vyřadit dávku a smazat její odpovědi
batch-withdrawn-already = Tato dávka už je vyřazená a její odpovědi jsou smazané.
batch-purged = Odpovědi tohoto sběru byly ke dni { $day } smazány všechny a zveřejněné tabulky zůstávají, jak jsou.
batch-back = Zpět ke sběru
