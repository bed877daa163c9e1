# Společný seznam priorit.

## Slova o pořadí
place-word =
    { $n ->
        [1] první
        [2] druhé
        [3] třetí
        [4] čtvrté
        [5] páté
        [6] šesté
        [7] sedmé
        [8] osmé
        [9] deváté
        [10] desáté
       *[other] { $n }.
    }
list-always = Při { list-whatever } { $best } místo.
list-shared = Při { list-whatever } společné { $best } až { $worst } místo.
list-whatever =
    { $tried ->
        [single] každém způsobu počítání
        [all] každém vážení
       *[some] každém zkoušeném vážení
    }
list-from-to = Podle způsobu počítání { $best } až { $worst } místo.
list-near-one = Při malé změně vah { $place },
list-near = Při malé změně vah { $best } až { $worst },
list-near-and-far = Při malé i velké změně vah { $best } až { $worst } místo.
list-far =
    { $tried ->
        [all] při jakékoli
       *[some] při jakékoli zkoušené
    } { $best } až { $worst } místo.
list-among =
    { $n ->
        [0] Mezi prvními { $top } ji nemá žádný zdroj.
        [few] Mezi prvními { $top } ji mají { list-views-of }.
       *[other] Mezi prvními { $top } ji má { list-views-of }.
    }
list-order = Pořadí
list-cut = Silná čára dělí prvních { $top }, se kterými plán počítá.
list-consensus = Shoda
list-contested = Sporné

## Seznam
list-crumb = Priority
list-made-from =
    { $items ->
        [one] { $items } oblast seřazená
        [few] { $items } oblasti seřazené
       *[other] { $items } oblastí seřazených
    } podle { $sources ->
        [one] jednoho zdroje
       *[other] { $sources } zdrojů
    }. Stojí za nimi { $people ->
        [one] jeden odevzdaný lístek nebo dotazník
        [few] { $people } odevzdané lístky a dotazníky
       *[other] { $people } odevzdaných lístků a dotazníků
    }. Spočítáno { $day }.
list-source = Zdroj: { $process }, rozpracovaný seznam priorit, spočítáno { $day }
list-source-signed = Zdroj: { $process }, seznam priorit, verze { $version }, { $body }, { $day }
list-item = Oblast
list-place = Místo
list-near-range = Při malé změně vah
list-range = Při jakékoli změně vah
list-by-rankings = Jen podle pořadí zdrojů
list-by-scores = Podle průměrných bodů
list-score = Body 0–1
list-drawn-first = Jako první při losování
list-drawn = Mezi prvními { $top } při losování
list-views = Kolik zdrojů ji má mezi prvními { $top }
list-views-of =
    { $n } { $all ->
        [few] ze
        [6] ze
        [7] ze
       *[other] z
    } { $all } { $sectors ->
        [0] zdrojů
       *[other] zdrojů a sektorů
    }{ $part ->
        [yes] , které ji řadí
       *[no] { "" }
    }
list-table = Priority a jak pevné je jejich místo
list-numbers = Všechna čísla v tabulce
list-how-firm = Jak pevné je pořadí
list-figure = Místo v pořadí; silnější pás při malé změně vah, tenký při jakékoli{ $format ->
        [1] { "" }
       *[other] , vždy všemi třemi způsoby počítání
    }
list-figure-one = Místo v pořadí a rozpětí podle způsobu počítání
list-figure-alt = Pásy míst v pořadí, jeden na oblast. Nahoře: { $leading }.
list-figure-about = Rámeček je místo oblasti, pásy sahají od nejlepšího k nejhoršímu místu, kdyby zdroje vážily jinak. Zkusili jsme { $weightings } vážení po { $step ->
        [1] jednom procentu
       *[other] { $step } procentech
    }, od 0 do 100, a každé spočítali třemi způsoby: { $orders } pořadí. Malá změna vah znamená, že se mezi dvěma zdroji přesune nejvýš { $near } procentních bodů{ $format ->
        [1] ; ta je spočítaná jen způsobem, který rozhoduje
       *[other] , také všemi třemi způsoby
    }.
list-figure-alone = Zdroj je jen jeden, není tedy co vážit. Pás ukazuje jen rozdíly mezi způsoby počítání.

## Z čeho se skládá
list-made-of = Z čeho se seznam skládá
list-source-name = Zdroj
list-weight = Váha
list-people = Lidé
list-unity = Jednota názoru
list-sources-table = Zdroje, jejich váhy a lidé za nimi
list-of-ranking = { $survey }: „{ $question }“ Lidé možnosti řadili; co nezařadili, je společně poslední. N = { $n }.
list-of-choice = { $survey }: „{ $question }“ Lidé vybírali; co vybrali, je společně první, ostatní společně poslední. N = { $n }.
list-of-round = Hlasování „{ $title }“, { $number }. kolo. Hlasů: { $n }.
list-of-round-withheld = Hlasování „{ $title }“, { $number }. kolo. Hlasů: { $n }. Sektory v něm váží stejně, ale některý je tak malý, že by ho čísla prozradila. Místa zdroje jsou proto ta, která hlasování vyhlásilo, jinak tu platí každý hlas stejně a lístky se nelosují.
list-of-round-equal = Hlasování „{ $title }“, { $number }. kolo, sektory v něm váží stejně. Hlasů: { $n }.
list-of-numbers = Čísla, která zadal koordinátor. Čím vyšší, tím naléhavější.
list-unity-words = Jednota názoru: { $unity }.
list-unity-about = Jednota názoru: při 0 % končí ve zdroji každý souboj dvou oblastí nerozhodně, při 100 % jsou všichni ve všem zajedno. Čím větší jednota, tím víc je při stejné váze zdroj slyšet.
list-running = Odpovědi se ještě sbírají.
list-left-out = V seznamu není a nepočítá se: { $names }
list-stated = Váhy byly stanoveny { $day }, dřív než kdokoli viděl společný výsledek.
list-changed = { $day } byly váhy změněny poté, co byl výsledek vidět.
list-changed-what = Dříve { $before }. Nově { $after }.
list-changed-why = Důvod:
list-places-title = Místa podle zdrojů
list-places-table = Místo každé oblasti v jednotlivých zdrojích
list-places-note = Pomlčka: zdroj tuto oblast neřadí.
list-sector = z toho { $sector } ({ $n })

## Na čem pořadí závisí
list-depends = Na čem pořadí závisí
list-neighbours = Kdy by se sousedé prohodili
list-neighbours-about = U každé dvojice nejmenší změna jedné váhy, která ji obrátí, počítáno z lístků jako celý seznam; drobněji dvěma dalšími způsoby. Ostatní váhy se mění ve stejném poměru; zkusili jsme všechna celá procenta od 0 do 100.
list-turned = „{ $upper }“ a „{ $lower }“ se prohodí, když zdroj „{ $source }“ bude vážit { $to } % místo { $from } %.
list-not-turned = „{ $upper }“ zůstane podle lístků nad „{ $lower }“ při jakékoli změně jedné váhy.
list-never-turned = „{ $upper }“ zůstane nad „{ $lower }“ při jakékoli změně jedné váhy, ať se počítá kterýmkoli ze tří způsobů.
list-way =
    { $way ->
        [scores] Podle průměrných bodů
       *[rankings] Jen podle pořadí zdrojů
    }
list-otherwise = { list-way }: „{ $source }“ { $to } % místo { $from } %.
list-otherwise-not = { list-way } se neprohodí.
list-otherwise-already = { list-way } jsou už teď obráceně.
list-duels = Jak dopadli sousedé v jednotlivých zdrojích
list-duels-table = Souboje sousedů: kolik lístků dalo první oblast nad druhou a kolik naopak
list-pair = Dvojice
list-duels-note = Lístky, které obě oblasti nechaly nerozhodně, se nepočítají. Pomlčka: zdroj obě neřadí, nebo by čísla vypovídala o méně než { $limit } lidech.
list-duels-unweighted = Tam, kde sektory váží stejně, jsou to počty odevzdaných lístků, ještě nevážené.
list-tied = „{ $upper }“ a „{ $lower }“ jsou na stejném místě.
list-without = Bez zdroje { $name }
list-without-table = Pořadí, kdyby některý zdroj chyběl
list-stability = Kdyby náhoda přivedla trochu jiné lidi: z každého zdroje jsme { $replicates }krát vylosovali stejný počet odevzdaných lístků a pořadí spočítali znovu (číslo losování { $seed }). Jak často { $firsts ->
        [yes] byla která oblast první a jak často
       *[no] která oblast
    } zůstala mezi prvními { $top }, je v tabulce u grafu. Vypovídá to o pevnosti tohoto výsledku, ne o všech obyvatelích.

## Jak se počítalo
list-method = Jak se počítalo
list-method-ballots = Základem jsou odevzdané lístky: každá odpověď v dotazníku a každý hlas říká, co je nad čím. Každou oblast porovnáme s každou další.
list-method-weights = Všechny lístky jednoho zdroje váží dohromady tolik, kolik bylo předem stanoveno, ať jich přišlo deset nebo tisíc. Těsný souboj uvnitř zdroje proto znamená méně než jasný.
list-method-others = Pro srovnání počítáme ještě dvěma způsoby: jen podle výsledných pořadí zdrojů (tam při dvou zdrojích rozhoduje vždy ten těžší) a podle průměrných bodů mezi 0 a 1. Oba patří do rozpětí.
list-method-count = Nejprve přijmeme nejjasnější souboj a pak každý další, který neodporuje jasnějšímu (seřazené souboje, anglicky Ranked Pairs). Rovnost rozhodnou Bordovy body; co nerozhodnou ani ty, zůstane na společném místě.
list-method-numbers = Zadaná čísla se nesčítají s hlasy. Celou vahou mluví jen mezi nejvyšším a nejnižším číslem, jinak podle toho, o kolik se čísla liší.
list-method-tags = „Shoda“ znamená, že oblast je mezi prvními { $top } ve všech zdrojích a sektorech, které ji řadí, „sporné“, že jen v některých. Kdo se o místo dělí s oblastí za čarou, mezi prvními { $top } není{ $format ->
        [1] ; jen při losování se počítal také
       *[other] , ani při losování
    }.
list-method-hidden = Zdroje a sektory, za kterými stojí méně než { $limit } lidí, neukazujeme, a ani další sektor, podle kterého by se daly dopočítat. O hlasování tu není nic, co by prozradilo víc než jeho vlastní stránka.

## Schválená verze
list-signed = Schválené verze
list-signed-by = Schváleno: { $body }, { $day }.
list-older = Toto je verze { $version }. Později byla schválena novější.
list-newest = Zobrazit nejnovější verzi
list-version = Verze { $number }
list-version-about = Takto byl seznam schválen. Tato stránka se už nezmění, ani když se sejdou další odpovědi nebo se odevzdané dotazníky smažou.
list-address = Stálá adresa:
list-hash-about = Otisk SHA-256 celého souboru JSON, přesně tak, jak se stáhne. Ověříte ho třeba příkazem sha256sum; kdyby se v souboru změnil jediný znak, vyšel by jiný.
list-versions = Všechny verze

## Nový seznam
list-new = Sestavit seznam priorit
list-new-lead = Jeden seznam z několika zdrojů: z dotazníků, z hlasování skupin a z čísel, která máte. Váhy řeknete dřív, než uvidíte společný výsledek.
list-known = Seznamy, které už tu jsou
list-nothing-to-combine = Zatím není z čeho seznam sestavit. Je potřeba otázka, ve které lidé řadí nebo vybírají z více možností, nebo hlasování, jehož výsledek je celý odkrytý.
list-title = Název seznamu
list-title-hint = Například: Priority sociálních služeb na Bechyňsku 2027–2029.
list-title-en = Název anglicky (nepovinné)
list-slug = Adresa seznamu
list-slug-hint = Konec adresy { $address }… Jen malá písmena bez háčků a čárek, číslice a spojovníky. Později se nemění.
list-sources = Z čeho seznam sestavit
list-sources-hint = Nejvýš osm zdrojů. Sektor, který je samostatným zdrojem, se počítá také.
list-split = Každý sektor jako samostatný zdroj
list-too-few-yet = Zatím nejde použít, stojí za tím méně než { $limit } lidí: { $names }.
list-offers-ranking = Lidé řadí možnosti, celkem { $options }. Odpovědělo { $n }. Dotazník „{ $survey }“.
list-offers-choice = Lidé vybírají z možností, celkem { $options }. Odpovědělo { $n }. Dotazník „{ $survey }“.
list-offers-round = Hlasování, { $number }. kolo, možností { $options }, hlasů { $n }.
list-numbers-field = Čísla zadaná ručně (nepovinné)
list-numbers-hint = Jeden název na řádek, například Čekatelé na službu. Čísla doplníte v dalším kroku.
list-items-from = Odkud vzít oblasti, které se řadí
list-items-hint = Co se jmenuje jinak, přiřadíte v dalším kroku.
list-items-first = Z prvního zaškrtnutého zdroje
list-top = S kolika prioritami plán počítá
list-top-hint = Tolik prvních oblastí oddělíme v seznamu čarou.
list-make = Pokračovat k přiřazení a vahám

## Chyby v novém seznamu
list-title-missing = Napište, jak se seznam jmenuje.
list-title-long = Zkraťte prosím název na 200 znaků.
list-slug-bad = Napište adresu seznamu o 3 až 60 znacích: jen malá písmena bez háčků a čárek, číslice a spojovníky.
list-slug-taken = Tuto adresu už má jiný seznam. Zvolte prosím jinou, například s rokem na konci.
list-no-source = Zaškrtněte aspoň jeden zdroj.
list-many-sources = Zdrojů může být nejvýš { $most }, i se sektory. Některý prosím vynechte, nebo hlasování nedělte na sektory.
list-no-items = Zaškrtněte aspoň jeden dotazník nebo hlasování, nebo zvolte, odkud oblasti vzít.
list-top-bad = Napište celé číslo od 1 do počtu oblastí.
list-source-gone = Jeden ze zdrojů už tu není nebo za ním stojí příliš málo lidí. Vyberte prosím znovu.
list-sectors-hidden = Hlasování nejde rozdělit na sektory: některý je tak malý, že zveřejněný seznam hlasů sektory neuvádí. Vezměte ho prosím jako celek.

## Přiřazení a váhy
list-before = Zatím se nic nespočítalo. Nejdřív řekněte, co v každém zdroji znamená kterou oblast a kolik který zdroj váží. Teprve potom uvidíte společný výsledek.
list-what = Co se řadí
list-saved = Uloženo. Váhy zatím nikdo nestanovil.
list-not-stated = Koordinátor zatím nestanovil váhy zdrojů. Výsledek do té doby nevidí nikdo.
list-source-short = Krátký název zdroje
list-source-short-en = Krátký název anglicky (nepovinné)
list-round-named = Hlasování „{ $title }“, { $number }. kolo
list-matched = Všechny možnosti jsou přiřazené podle názvu. Zkontrolovat nebo změnit
list-matched-some = Přiřadit možnosti: zatím { $n } z { $all }
list-match-hint = Znamená-li víc možností jednu oblast, počítá se ta lépe umístěná. Nepřiřazené možnosti vynecháme a na stránce to řekneme.
list-not-used = – nepoužít –
list-numbers-about = Čísla zadaná ručně
list-numbers-how = Čím vyšší číslo, tím naléhavější oblast. Záleží i na tom, o kolik se čísla liší. Kde číslo nemáte, nechte prázdno.
list-note = Poznámka: { $name }
list-weights = Kolik který zdroj váží
list-weights-about = Celá procenta, dohromady 100. Zapíšeme je s datem do záznamu a budou na stránce. Později je půjde změnit jen s důvodem, který na stránce zůstane také.
list-weight-of = Váha: { $name }
list-state = Stanovit váhy a ukázat výsledek
list-keep = Zatím jen uložit přiřazení
list-name-bad = Napište krátký název zdroje, nejvýš { $most } znaků.
list-matches-few = Zdroj „{ $name }“ nic neporovnává. Přiřaďte v něm aspoň dvě různé oblasti.
list-numbers-few = Zdroj „{ $name }“ potřebuje čísla aspoň u dvou oblastí.
list-number-bad = „{ $typed }“ nejde přečíst jako číslo. Napište ho číslicemi, nejvýš se třemi desetinnými místy.
list-note-long = Zkraťte prosím poznámku na { $most } znaků.
list-weight-bad = Váha zdroje „{ $name }“: napište celé číslo od 0 do 100.
list-weights-sum = Váhy dávají dohromady { $sum } %. Upravte je prosím tak, aby to bylo 100 %.

## Hotový výsledek na stole
list-too-few = Za zdrojem „{ $name }“ teď stojí tak málo lidí, že by je šlo poznat, a proto seznam nepočítáme. Odpovědi už mohly být smazány podle slibu. Schválené verze zůstávají.
list-not-revealed = Výsledek hlasování „{ $name }“ zatím není celý odkrytý, a proto seznam nepočítáme.
list-too-large = Lístků je tolik, že se součty nedají spočítat přesně. Zkuste prosím seznam z méně zdrojů.
list-change = Změnit váhy
list-change-about = Výsledek už jste viděli. Změna se proto zapíše i s důvodem a bude na stránce: „váhy změněny poté, co byl výsledek vidět“.
list-change-act = Změnit váhy a zapsat důvod
list-reason = Důvod změny
list-reason-hint = Bude na veřejné stránce. Například: Řídicí skupina chce dát větší váhu obyvatelům.
list-reason-bad = Napište důvod změny, aspoň deset znaků a nejvýš pět set.
list-nothing-changed = Váhy jsou stejné jako dosud, není co zapsat.
list-another-came = Váhy mezitím změnil někdo jiný. Podívejte se prosím na stránku znovu a potom je případně změňte.
list-sign = Schválit a zveřejnit
list-sign-about = Tento seznam se uloží tak, jak ho teď vidíte, a navždy zůstane veřejně na adrese { $address }.
list-sign-running = Odpovědi se ještě sbírají. Schválíte pořadí z těch, které přišly dosud.
list-unpublished = Výsledky těchto zdrojů nejsou zveřejněné, odkaz na ně proto na stránce nebude: { $names }.
list-sign-body = Kdo schválil
list-sign-body-hint = Tak, jak to má stát na stránce. Například: Řídicí skupina komunitního plánování, 4. zasedání.
list-sign-on = Den jednání
list-sign-act = Schválit a zveřejnit tuto verzi
list-sign-on-bad = Napište den jednání ve tvaru 2026-03-31. Nemůže být v budoucnosti.
list-sign-body-bad = Napište, kdo seznam schválil, nejvýš 200 znaků.
list-moved = Výsledek se mezitím změnil, například přišla další odpověď. Prohlédněte si ho prosím znovu a potom schvalte.
list-nothing-to-sign = Seznam teď nejde spočítat, a proto ho nejde schválit.

## Odkazy odjinud
list-process = Schválené priority
list-deleted = Odpovědi, ze kterých je zdroj „{ $name }“, už byly podle slibu smazány, a proto seznam znovu spočítat nejde. Schválené verze zůstávají.
list-moving = Sběr, ze kterého je zdroj „{ $name }“, ještě běží a jeho výsledky nejsou zveřejněné: kdo by dnešní seznam porovnal s příštím, poznal by, co lidé mezitím odpověděli. Schvalte ho po konci sběru, nebo nejdřív zveřejněte výsledky.