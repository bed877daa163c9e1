# Hlasování, jak ho vede předsedající.

## Sektory, které má skoro každá skupina
sector-commissioner = Zadavatelé
sector-provider = Poskytovatelé
sector-service-user = Uživatelé služeb
sector-public = Veřejnost

## Na pracovním stole
ballots = Hlasování
no-ballots = Zatím tu není žádné hlasování.
ballot = Hlasování
ballot-meeting = Setkání
ballot-votes = Hlasů
ballot-prepared = připravuje se
ballot-frozen = uzamčeno
ballot-open = právě se hlasuje
ballot-closed = čeká na odkrytí
ballot-revealed = výsledek odkrytý
making-new = Nové hlasování
ballot-from-question = Udělat z otázky hlasování
ballot-from-question-about = Možnosti téhle otázky může pracovní skupina seřadit podle důležitosti. Hlasování se zatím jen připraví a všechno v něm můžete změnit.

## Připravit hlasování
making-title = Nové hlasování
making-act = Připravit hlasování
making-change = Upravit hlasování
making-change-act = Uložit změny
making-back = Zpět bez uložení
making-changed-elsewhere = Mezitím někdo toto hlasování upravil v jiném okně. Vaše úpravy tu zůstávají. Uložíte-li je, nahradí ty jeho.
making-lead = Stačí název, den a seznam. Pravidla jsou předvyplněná tak, jak vyhovují většině skupin. Dokud seznam neuzamknete, můžete všechno změnit.
making-change-lead = Všechno tu můžete změnit, dokud seznam a pravidla neuzamknete.
making-later-lead = V dalším kole můžete změnit seznam a pravidla. Setkání, sektory a lístky zůstávají.
making-sources = Vzít seznam z otázky v dotazníku
making-sources-about = Možnosti se předvyplní do seznamu. Kterou z nich nezměníte, zůstane spojená s odpověďmi v dotazníku a přinese si i anglický název.
making-source =
    { $n ->
        [one] { $n } možnost
        [few] { $n } možnosti
       *[other] { $n } možností
    }
making-taken = Seznam je z otázky „{ $question }“ v dotazníku { $survey }. Co necháte beze změny, zůstane s odpověďmi spojené.
making-name = O čem se hlasuje
making-name-hint = Například: Které služby potřebujeme nejvíc. Bude na lístcích i na plátně.
making-group = Pracovní skupina
making-no-group = bez pracovní skupiny
making-day = Den setkání
making-place = Místo (nepovinné)
making-place-hint = Například: zasedací místnost úřadu v Bechyni, 16 hodin.
making-items = Co se bude řadit
making-items-hint = Jedna položka na řádek, můžete je vložit z Excelu. Kdo chce, připíše za středník poznámku a za další „zachovat“ nebo „zavést“: Dovoz obědů; i o víkendu; zavést
making-keep = zachovat
making-introduce = zavést
making-many = Řadit víc než osm položek je pro lidi těžké a konec seznamu pak bývá náhodný. Zvažte „seřaďte jen 5 nejdůležitějších“, nebo napřed krátké kolo, ze kterého postoupí jen část.
making-sectors = Kdo hlasuje
making-sectors-hint = Jeden sektor na řádek. Každý bude mít svou hromádku lístků. Kdo na setkání není, toho řádek smažte.
making-rule = Pravidla
making-rule-about = Budou na každém lístku. Po uzamčení už se v tomto kole nezmění.
making-usual = { $name } (obvyklé)
making-counting = Způsob počítání (obvykle není třeba měnit)
making-method = Jak se hlasy počítají
making-method-ranked-pairs-borda = Každá dvojice položek je souboj. Nejjasnější souboje platí první a ty, které by jim odporovaly, se vynechají. Nerozhodný souboj rozhodnou body.
making-method-ranked-pairs = Totéž bez bodů. Nerozhodné souboje zůstanou nerozhodné, takže bývá víc společných míst.
making-method-schulze = Také počítá souboje, ale porovnává celé řetězy výher. Používají ho hlavně spolky a odborné organizace.
making-method-borda = První místo dostane nejvíc bodů, poslední jeden. Snadno se vysvětlí, ale přidání podobné položky dokáže pořadí změnit.
making-method-copeland = Sečtou se vyhrané a prohrané souboje jako v tabulce turnaje. Často vyjdou společná místa.
making-unranked = Co s položkami, které někdo nezařadí
making-unranked-last = Jsou společně na konci
making-unranked-last-about = Kdo seřadí tři položky z deseti, říká tím, že ty tři jsou důležitější než ostatní.
making-unranked-ignored = Neporovnávají se
making-unranked-ignored-about = Kdo seřadí tři položky z deseti, rozhoduje jen o pořadí mezi těmi třemi. Málo známé položky se tak mohou dostat výš.
making-most = Kolik položek smí každý seřadit (nepovinné)
making-most-hint = Prázdné znamená všechny. Při více než osmi položkách doporučujeme 5.
making-weight = Váha hlasů
making-weight-each = Každý hlas stejně
making-weight-each-about = Početnější sektor má větší vliv.
making-weight-sectors = Každý sektor stejně
making-weight-sectors-about = Tři uživatelé váží dohromady tolik co dvanáct poskytovatelů. Přijde-li z některého sektoru méně než tři hlasy, počítá se každý hlas stejně.
making-secrecy = Tajnost
making-secrecy-slips = Losované lístky
making-secrecy-slips-about = Vytisknete lístky s kódy a lidé si je vylosují z klobouku. Nikdo, ani vy, neví, kdo má který.
making-secrecy-confidential = Důvěrně, na jméno
making-secrecy-confidential-about = Kódy rozdáte nebo pošlete konkrétním lidem, třeba těm, kdo nepřijdou. Program jména nezná, ale kdo kódy rozesílal, mohl by si poznamenat, komu který dal.
making-secrecy-not = Pro právně závazné volby se to nehodí. Nehodí se ani tam, kde by mohl být někdo pod nátlakem.
making-title-missing = Napište, o čem se hlasuje.
making-text-long = Zkraťte prosím text nejvýš na { $most } znaků.
making-day-missing = Vyberte den setkání, případně ho napište ve tvaru 2026-03-31.
making-items-few = Napište aspoň dvě položky, každou na svůj řádek.
making-items-many = Položek může být nejvýš { $most }. Některé prosím vynechte nebo spojte.
making-item-twice = Položka „{ $name }“ je v seznamu dvakrát. Jednu prosím smažte.
making-item-long = Zkraťte prosím název „{ $name }“ nejvýš na { $most } znaků. Zbytek může být poznámka za středníkem.
making-note-long = Zkraťte prosím poznámku k položce „{ $name }“ nejvýš na { $most } znaků.
making-sectors-none = Napište aspoň jeden sektor, třeba „Členové skupiny“.
making-sectors-many = Sektorů může být nejvýš { $most }. Některé prosím spojte.
making-sector-twice = Sektor „{ $name }“ je tu dvakrát. Jeden prosím smažte.
making-sector-long = Zkraťte prosím název sektoru „{ $name }“ nejvýš na { $most } znaků, aby se vešel na lístek.
making-most-bad = Napište celé číslo od 1 do počtu položek, nebo pole nechte prázdné.

## Stránka hlasování
chair-looking = Hlasování tu můžete sledovat. Vést ho může koordinátor.
chair-step-list = Seznam a pravidla
chair-step-slips = Lístky
chair-step-vote = Hlasování
chair-step-reveal = Odkrytí
chair-step-done = Výsledek
chair-round = { $number }. kolo
chair-round-items =
    { $n ->
        [one] { $n } položka
        [few] { $n } položky
       *[other] { $n } položek
    }
chair-rounds = Předchozí kola
chair-moved-on = Hlasování se mezitím posunulo dál nebo se změnilo, třeba v jiném okně. To, co jste právě odeslali, se neprovedlo ani neuložilo. Tady vidíte, jak to je teď.
chair-discard = Zahodit
chair-discard-about = Zmizí to, co se připravuje: celé hlasování, nebo od druhého kola jen toto kolo. V záznamu zůstane, že bylo zahozeno.
chair-discard-act = Ano, zahodit
chair-load-again = Načíst znovu, kolik lidí hlasovalo
chair-reveal-all-about = Naráz ukáže celé pořadí, souboje i seznam hlasů. Vrátit se to nedá.
chair-lot-again = Tažené číslo ještě jednou
chair-lot-again-bad = Čísla se liší. Napište dvakrát to, které bylo taženo; změnit ho potom nejde.
chair-no-slips = Napřed vytvořte lístky, bez nich by nikdo nemohl hlasovat.
chair-paper-entered =
    { $n ->
        [one] Zapsáno: { $n } papírový lístek.
        [few] Zapsáno: { $n } papírové lístky.
       *[other] Zapsáno: { $n } papírových lístků.
    }
chair-items = Co se řadí
chair-locked = Uzamčený seznam a pravidla
chair-shown = Co vidí ostatní
chair-rules = Podle čeho
chair-beside = Co se ještě může hodit

## Příprava
chair-freeze = Zkontrolujte seznam a pravidla
chair-freeze-about = Seznam a pravidla vidíte níže. Až je uzamknete, vytisknou se na lístky a v tomto kole už se nezmění.
chair-freeze-act = Uzamknout seznam a pravidla
chair-change = Upravit

## Lístky
chair-slips = Vytvořte lístky
chair-slips-about = Kolik lidí z kterého sektoru čekáte? Dva tři lístky navíc nevadí. Kódy na lístcích program ukáže jen jednou, mějte proto po ruce tiskárnu.
chair-slips-act = Vytvořit lístky k tisku
chair-slips-none = Napište aspoň u jednoho sektoru, kolik lístků chcete.
chair-count-bad = Napište celé číslo. Lístků může být dohromady nejvýš { $most }.
chair-present-bad = Napište celé číslo nejvýš { $most }: kolik lidí z tohoto sektoru se podepsalo.
chair-slips-so-far =
    { $n ->
        [one] Zatím je { $n } lístek.
        [few] Zatím jsou { $n } lístky.
       *[other] Zatím je { $n } lístků.
    }
chair-slips-more = Vytvořit další lístky
chair-slips-more-about = Když přijde víc lidí nebo se tisk nepovede. Lístky, které už máte, platí dál; nepovedené znehodnoťte.
chair-present = Zapsat, kolik lidí se podepsalo
chair-present-about = Počty z prezenční listiny. Plátno pak ukáže „14 z 21“ podle podpisů a zápis porovná podpisy s hlasy.
chair-present-act = Uložit počty

## Zahájení a hlasování
chair-open = Rozdejte lístky a zahajte hlasování
chair-open-about = Lidé se podepíšou do prezenční listiny a vylosují si lístek ze své hromádky. Hlasovat mohou, jakmile zahájíte.
chair-open-about-confidential = Každému dejte jeho lístek nebo odkaz. Hlasovat mohou, jakmile zahájíte.
chair-open-again-about = Platí lístky z předchozího kola, nové rozdávat nemusíte.
chair-open-act = Zahájit hlasování
chair-voting = Právě se hlasuje
chair-turnout = { $votes } z { $all }
chair-voting-about = Tolik lidí už hlasovalo. Průběžné pořadí nevidí nikdo, ani vy. Do uzavření může každý svůj hlas změnit.
chair-more-votes = Hlasů je víc, než kolik jste zapsali podpisů. Zkontrolujte prosím prezenční listinu.
chair-paper = Zapsat papírové lístky
chair-close = Uzavřít hlasování
chair-missing =
    { $n ->
        [one] Ještě chybí { $n } hlas z { $all }.
        [few] Ještě chybí { $n } hlasy z { $all }.
       *[other] Ještě chybí { $n } hlasů z { $all }.
    }
chair-nobody-missing = Hlasovali všichni.
chair-close-about = Po uzavření už nikdo hlas nepřidá ani nezmění a kolo nejde znovu otevřít. Papírové lístky zapište ještě předtím.
chair-close-act = Ano, uzavřít

## Odkrytí
chair-reveal = Hlasování je uzavřené
chair-uncountable = Hlasy se nepodařilo spočítat. Obraťte se prosím na správce programu.
chair-closed-votes =
    { $n ->
        [0] Nikdo nehlasoval.
        [one] Sečetli jsme { $n } hlas.
        [few] Sečetli jsme { $n } hlasy.
       *[other] Sečetli jsme { $n } hlasů.
    }
chair-reveal-about =
    { $n ->
        [one] Výsledek se odkrývá od konce, zbývá { $n } krok.
        [few] Výsledek se odkrývá od konce, zbývají { $n } kroky.
       *[other] Výsledek se odkrývá od konce, zbývá { $n } kroků.
    }
chair-reveal-left =
    { $n ->
        [one] Zbývá { $n } krok.
        [few] Zbývají { $n } kroky.
       *[other] Zbývá { $n } kroků.
    }
chair-too-few = Pořadí neodkryjeme
chair-too-few-about = Aby se z pořadí nedalo poznat, jak kdo hlasoval, ukazujeme ho nejméně od tří lístků, které dávají některou položku před jinou. Prázdné se do nich nepočítají. Můžete hlasovat znovu o stejných položkách; lístky platí dál.
chair-again-act = Připravit nové kolo se stejnými položkami
chair-reveal-about-first = Zbývá poslední krok, celé pořadí.
chair-reveal-nobody = Dokud výsledek neodkryjete, nevidí ho nikdo. Plátno ukáže jen to, co jste odkryli.
chair-reveal-last = Odkrýt poslední místo
chair-reveal-next = Odkrýt další místo
chair-reveal-first = Odkrýt první místo
chair-reveal-all = Odkrýt všechno najednou
chair-reveal-duels = Ukázat souboje
chair-reveal-everything = Ukázat všechno
chair-revealed = Pořadí je odkryté
chair-revealed-order = Pořadí teď vidí každý. Dál můžete ukázat souboje, ze kterých vyšlo, a nakonec všechno, i seznam hlasů k přepočítání.
chair-revealed-duels = Pořadí a souboje teď vidí každý. Zbývá seznam hlasů, ve kterém si každý najde svůj, a soubory ke stažení.
chair-revealed-all = Všechno je vidět. Hotovo; zbývá zápis.
chair-revealed-few = Vyplněných lístků je tak málo, že kromě pořadí neukážeme nic: ze soubojů nebo seznamu by šlo poznat, kdo jak hlasoval.
chair-reveal-end = Ukončit odkrývání
chair-result = Výsledek
chair-list = Seznam hlasů
chair-minutes = Text do zápisu

## Los
chair-lot = Rozhodnout společná místa losem
chair-lot-about = Společné místo je poctivý výsledek a může tak zůstat. Potřebujete-li přesto pořadí, ať někdo z místnosti vytáhne číslo a řekne ho nahlas. Losuje se jen jednou a číslo bude v zápisu.
chair-lot-number = Tažené číslo
chair-lot-hint = Nejvýš devět číslic, třeba hod třemi kostkami: 415.
chair-lot-act = Zapsat číslo a určit pořadí
chair-lot-bad = Napište tažené číslo, nejvýš devět číslic a nic jiného.
chair-lot-drawn = Los: číslo { $number }
chair-lot-how = Jak z čísla vyjde pořadí
chair-lot-how-about = Otisk seznamu hlasů byl daný dřív, než se losovalo, a číslo nikdo neznal předem. Pro každou položku napíšeme za sebe otisk seznamu, číslo a označení položky a spočítáme SHA-256. Nejmenší otisk je první. Přepočítat to může každý, třeba programem sha256sum.
chair-lot-hash = Otisk seznamu hlasů: { $hash }

## Další kolo
chair-next = Pokračovat dalším kolem
chair-next-about = Nejlepší položky postoupí do nového kola se stejnými pravidly. Seznam i pravidla můžete před uzamčením upravit a platit budou lístky, které lidé už mají. Z tohoto kola se přitom odkryje všechno, i seznam hlasů.
chair-next-count = Kolik položek postupuje
chair-next-hint = Od 2 do { $most }. Kdo se dělí o poslední postupové místo, postupuje také.
chair-next-act = Připravit další kolo
chair-next-bad = Napište celé číslo od 2 do { $most }.

## Jak se lidé připojí
chair-join = Jak se lidé připojí
chair-join-qr = QR kód s adresou hlasování
chair-join-type = Naskenují kód, nebo na adrese { $address } napíšou:
chair-projector = Stránka pro plátno
chair-members = Stránka pro účastníky
chair-projector-about = Stránku pro plátno otevřete v novém okně a přetáhněte na druhou obrazovku. Nic se na ní nedá pokazit, jen ukazuje.

## Arch lístků
slips-title = Lístky
slips-made =
    { $n ->
        [one] { $n } lístek k vytištění
        [few] { $n } lístky k vytištění
       *[other] { $n } lístků k vytištění
    }
slips-again = Tyto lístky jste už jednou vytvořili, jsou to tytéž kódy. Nerozdávejte je podruhé: dva lidé se stejným kódem by si hlas přepsali.
slips-once = Vytiskněte tuto stránku hned. Kódy se už znovu neukážou, program je nikde neukládá.
slips-how = Použijte tisk v prohlížeči (Ctrl+P), papír A4 na výšku, měřítko 100 %. Každý sektor začíná na nové stránce. Lístky rozstříhejte, hromádky nechte zvlášť a každou zamíchejte.
slips-how-confidential = Použijte tisk v prohlížeči (Ctrl+P), papír A4 na výšku, měřítko 100 %. Lístky rozstříhejte a každému dejte do ruky jeden ze sektoru, za který hlasuje; nebo mu pošlete jeho odkaz.
slips-done = Vytištěno, zpět k hlasování
slips-below = Pod čarou vidíte, co se vytiskne.
slips-pile =
    { $n ->
        [one] { $sector } · strana { $page } z { $pages } · { $n } lístek
        [few] { $sector } · strana { $page } z { $pages } · { $n } lístky
       *[other] { $sector } · strana { $page } z { $pages } · { $n } lístků
    }
slips-links = Odkazy pro jednotlivé lidi
slips-links-about = Řádky zkopírujte do Excelu a každému předejte jen jeho odkaz. Program si neukládá, kdo který dostal. Poznamenáte-li si to, pečlivě to po hlasování skartujte.
slips-sector = Sektor
slips-code = Kód
slips-link = Odkaz
slip-join = { $address } · hlasování { $code }
slip-code-of = { $sector }, váš kód:
slip-rule = Pište místa 1, 2, 3 … (1 = nejdůležitější). Stejné číslo = stejné místo.
slip-most =
    { $most ->
        [one] Seřaďte jen { $most } položku.
        [few] Seřaďte nejvýš { $most } položky.
       *[other] Seřaďte nejvýš { $most } položek.
    }
slip-unranked-last = Nic = společně na konci.
slip-unranked-ignored = Nic = neporovnává se.
slip-abstain = X = zdržuji se.

## Papírové lístky
paper-title = Zapsat papírové lístky
paper-lead = Jeden čte, druhý píše. Pak vám každý lístek ukážeme slovy a teprve po kontrole ho započítáme.
paper-lines = Lístky
paper-hint = Jeden lístek na řádek: kód a za ním čísla položek od prvního místa. Rovnítko znamená stejné místo, x zdržel se.
paper-example = Příklad
paper-example-about = Na prvním místě je položka 3, na druhém 1, na třetím společně 2 a 4, u položky 5 se zdržel. Samotný kód je prázdný lístek.
paper-numbers = Čísla položek
paper-notation = Co z lístku píšete
paper-notation-poradi = čísla položek od prvního místa
paper-notation-ramecky = čísla z rámečků, odshora dolů
paper-example-boxes = Totéž z rámečků: u první položky stojí 2, u druhé 3, u třetí 1, u čtvrté 3, u páté ×. Prázdný rámeček se píše jako pomlčka.
paper-later-round = Lístky z předchozího kola mají jiný seznam a jiná čísla. Pište jen podle čísel na této stránce a slovní podobu pečlivě porovnejte.
paper-fault-boxes =
    { $typed ->
        [one] je tu { $typed } číslo, ale položek je { $items }. Napište každý rámeček, prázdný jako pomlčku.
        [few] jsou tu { $typed } čísla, ale položek je { $items }. Napište každý rámeček, prázdný jako pomlčku.
       *[other] je tu { $typed } čísel, ale položek je { $items }. Napište každý rámeček, prázdný jako pomlčku.
    }
paper-faults-more =
    { $n ->
        [one] A ještě { $n } řádek. Opravte nejdřív tyto.
        [few] A ještě { $n } řádky. Opravte nejdřív tyto.
       *[other] A ještě { $n } řádků. Opravte nejdřív tyto.
    }
paper-late = Lístky se neuložily: hlasování už je uzavřené
paper-late-about = Do uzavřeného kola už nic přidat nejde. Tady je, co jste napsali; poznamenejte to prosím do zápisu.
paper-check-act = Zkontrolovat
paper-back = Zpět k hlasování
paper-nothing = Napište aspoň jeden lístek.
paper-check = Zkontrolujte lístky ve dvou
paper-read =
    { $n ->
        [one] Přečetli jsme { $n } lístek.
        [few] Přečetli jsme { $n } lístky.
       *[other] Přečetli jsme { $n } lístků.
    }
paper-compare = Jeden čte nahlas obrazovku, druhý sleduje papír.
paper-place = { $n }.
paper-blank = Prázdný lístek, neřadí nic.
paper-left =
    { $n ->
        [one] Nezařazená zůstala { $n } položka.
        [few] Nezařazené zůstaly { $n } položky.
       *[other] Nezařazených zůstalo { $n } položek.
    }
paper-abstained = Zdržuje se: { $items }
paper-replaces =
    { $n ->
        [one] Z jednoho lístku už hlas přišel. Zeptejte se, který platí: zápis z papíru ten dřívější nahradí.
        [few] Ze { $n } lístků už hlas přišel. Zeptejte se, který platí: zápis z papíru ty dřívější nahradí.
       *[other] Z { $n } lístků už hlas přišel. Zeptejte se, který platí: zápis z papíru ty dřívější nahradí.
    }
paper-has-voted = už hlasoval
paper-second = Kdo kontroloval
paper-second-hint = Jméno druhého člověka. Nesmíte to být vy ({ $name }). Zůstane v záznamu o hlasování.
paper-second-missing = Napište jméno druhého člověka, který lístky zkontroloval. Jeden člověk na to nestačí.
paper-confirm-act =
    { $n ->
        [one] Souhlasí, zapsat { $n } lístek
        [few] Souhlasí, zapsat { $n } lístky
       *[other] Souhlasí, zapsat { $n } lístků
    }
paper-correct-act = Opravit
paper-fault = { $line }. řádek: { $what }
paper-fault-code = řádek má začínat kódem lístku, deseti písmeny a číslicemi, třeba ABCDE-23456.
paper-fault-twice = tento kód už je na { $line }. řádku. Jeden z řádků smažte, nebo kód opravte.
paper-fault-word = „{ $word }“ není číslo položky. Pište čísla, rovnítko mezi položky na stejném místě a x před číslo, kde se člověk zdržel.
paper-fault-item = položka { $number } není, seznam končí číslem { $items }.
paper-fault-item-twice = položka { $number } je na řádku dvakrát. Jednu prosím smažte.
paper-fault-many =
    { $most ->
        [one] seřadit se smí jen { $most } položka. Zeptejte se prosím, která platí, nebo zapište jen tu první.
        [few] seřadit se smí nejvýš { $most } položky. Ty za nimi prosím vynechte.
       *[other] seřadit se smí nejvýš { $most } položek. Ty za nimi prosím vynechte.
    }
paper-fault-unknown = lístek s tímto kódem k tomuto hlasování nepatří. Porovnejte kód s papírem.

## Zápis
minutes-title = Text do zápisu
minutes-lead = Zkopírujte text do zápisu ze setkání. Je v něm všechno, co je potřeba k pozdější kontrole.
minutes-copy = Text ke zkopírování
minutes-copy-hint = Klikněte do pole, stiskněte Ctrl+A a Ctrl+C a text vložte do Wordu.
minutes-meeting = Setkání
minutes-attendance = Účast
minutes-votes = Hlasy
minutes-items = Znění položek
minutes-rule = Pravidla
minutes-order = Výsledné pořadí
minutes-hashes = Otisky
minutes-nobody-counted = Počet podpisů na prezenční listině nebyl zapsán.
minutes-signed = Podpisů na prezenční listině: { $n }
minutes-slips = Vytvořených lístků: { $n }
minutes-cast = Odevzdaných hlasů: { $n }, z toho prázdných: { $blank }
minutes-cast-some-blank = Odevzdaných hlasů: { $n }; počet prázdných se kvůli ochraně soukromí neuvádí
minutes-agree = Podpisy a odevzdané hlasy souhlasí.
minutes-fewer = Hlasů je o { $n } méně než podpisů: tolik lidí hlas neodevzdalo.
minutes-more = POZOR: hlasů je o { $n } víc než podpisů. Vysvětlete prosím v zápisu proč.
minutes-more-of-sector = POZOR: hlasů je v některém sektoru víc než podpisů: { $sectors }. Vysvětlete prosím v zápisu proč.
minutes-by-phone = telefonem nebo počítačem
minutes-by-paper = na papíře
minutes-hidden = { $name }: neuvádí se (malý počet)
minutes-method = Metoda: { $method }
minutes-unranked-last = Položky, které někdo nezařadil: společně na konci.
minutes-unranked-ignored = Položky, které někdo nezařadil: neporovnávají se.
minutes-most =
    { $most ->
        [one] Každý směl seřadit jen { $most } položku.
        [few] Každý směl seřadit nejvýš { $most } položky.
       *[other] Každý směl seřadit nejvýš { $most } položek.
    }
minutes-weight-each = Každý hlas měl stejnou váhu.
minutes-weight-sectors = Každý sektor měl stejnou váhu, bez ohledu na počet hlasů.
minutes-weight-refused = Sektory měly vážit stejně, ale z některého přišly méně než tři vyplněné lístky, a tak měl podle pravidel každý hlas stejnou váhu.
minutes-secrecy-slips = Hlasovalo se tajně, lístky si účastníci vylosovali.
minutes-secrecy-confidential = Hlasovalo se důvěrně, kódy dostali jednotliví lidé.
minutes-no-order = Pořadí se neuvádí: méně než tři lístky dávají některou položku před jinou.
minutes-place = { $place } { $name } ({ $points } b.)
minutes-points = V závorce jsou pro porovnání Bordovy body.
minutes-no-points = Body se kvůli ochraně soukromí neuvádějí.
minutes-no-ties = Společná místa nejsou.
minutes-ties-stay = O společných místech se nelosovalo, zůstávají společná.
minutes-lot = O společných místech rozhodl los. Tažené číslo { $number }, pořadí: { $order }
minutes-content-hash = Otisk položek a pravidel (SHA-256): { $hash }
minutes-list-hash = Otisk seznamu hlasů (SHA-256): { $hash }
minutes-result-hash = Otisk pořadí (SHA-256): { $hash }
minutes-log = Průběh podle záznamu programu
minutes-log-frozen = položky a pravidla uzamčeny
minutes-log-slips = vytvořeno lístků: { $n }
minutes-log-slips-late = vytvořeno lístků až během hlasování: { $n }. Vysvětlete prosím v zápisu proč.
minutes-log-slips-again = naposledy vytvořené lístky ukázány znovu
minutes-log-opened = hlasování otevřeno
minutes-log-paper = zapsáno lístků z papíru: { $n }. Zapisuje { $reader }, kontroluje { $second }
minutes-log-paper-few = zapsány lístky z papíru. Zapisuje { $reader }, kontroluje { $second }
minutes-log-closed = hlasování uzavřeno
minutes-log-revealed = odkryto celé pořadí
minutes-log-revealed-all = odkryto všechno
minutes-log-hash = Otisk záznamu programu po události č. { $number } (SHA-256): { $hash }
minutes-hashes-about = Podle otisků lze později ověřit, že se seznam, hlasy ani výsledek nezměnily. Otisk záznamu ověří správce programu příkazem priorita verify --expect OTISK.
