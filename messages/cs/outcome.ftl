# Plátno a výsledek hlasování: co smí vidět každý.

## Místa, pořadí a souboje slovy
outcome-place = { $n }.
outcome-places = { $from }.–{ $to }.
outcome-and = { $first } a { $last }
outcome-blank = prázdný lístek
outcome-with-abstained = { $ranked }; zdržuje se: { $items }
outcome-step-kept = { $winner } – { $loser } { $votes }, platí
outcome-step-contradicted = { $winner } – { $loser } { $votes }, neplatí, protože odporuje jasnějším: { $chain }
outcome-step-circular = { $winner } – { $loser } { $votes }, neplatí, protože se stejně jasnými tvoří kruh: { $chain }
outcome-step-equal-kept = { $winner } – { $loser } { $votes }, o vítězi rozhodly body, platí
outcome-step-equal-contradicted = { $winner } – { $loser } { $votes }, o vítězi rozhodly body, neplatí, protože odporuje jasnějším: { $chain }
outcome-step-equal-circular = { $winner } – { $loser } { $votes }, o vítězi rozhodly body, neplatí, protože se stejně jasnými tvoří kruh: { $chain }

## Způsoby počítání
outcome-method-ranked-pairs-borda = Seřazené souboje s body
outcome-method-ranked-pairs = Seřazené souboje
outcome-method-ranked-pairs-wv = Seřazené souboje podle hlasů vítěze
outcome-method-schulze = Schulze
outcome-method-schulze-wv = Schulze podle hlasů vítěze
outcome-method-copeland = Vyhrané souboje (Copeland)
outcome-method-borda = Body (Borda)
outcome-method-dowdall = Body 1, 1/2, 1/3 (Dowdall)
outcome-method-kemeny = Největší shoda (Kemeny)
outcome-unranked-last = vynechané poslední
outcome-unranked-ignored = vynechané se neporovnávají
outcome-how-ranked-pairs-borda = Každá položka se utká s každou: vyhraje ta, kterou dalo výš víc lístků. Nejjasnější souboj bereme první a každý další výsledek si necháme, pokud neodporuje jasnějším. Kde jsou souboje stejně jasné nebo skončí nerozhodně, rozhodují body.
outcome-how-ranked-pairs = Každá položka se utká s každou: vyhraje ta, kterou dalo výš víc lístků. Nejjasnější souboj bereme první a každý další výsledek si necháme, pokud neodporuje jasnějším.
outcome-how-schulze = Každá položka se utká s každou. Položka stojí výš, když od ní k druhé vede silnější řetěz vyhraných soubojů než zpátky; řetěz je tak silný jako jeho nejtěsnější souboj.
outcome-how-borda = Na každém lístku dostane první položka tolik bodů, kolik je položek, a každá další o bod méně. Pořadí je podle součtu bodů.
outcome-how-copeland = Každá položka se utká s každou. Pořadí je podle počtu vyhraných soubojů, od kterého se odečtou prohrané.
outcome-first-shared = O první místo se dělí { $items }: pravidlo mezi nimi nerozhodlo.
outcome-first-points = { $item } má nejvíc bodů: { $points }.
outcome-first-copeland = { $item } má nejlepší rozdíl vyhraných a prohraných soubojů: { $points }.
outcome-first-won-all = { $item }: vyhraný souboj s každou jinou položkou.
outcome-first-unbeaten = { $item }: žádný prohraný souboj.
outcome-first-contradicted = { $item } – { $other } skončilo { $votes }, ale jasnější souboje říkají opak: { $chain }.
outcome-first-circular = { $item } – { $other } skončilo { $votes }, ale se stejně jasnými souboji to tvoří kruh: { $chain }.
outcome-first-path = { $item } – { $other } skončilo { $votes }, ale silnější řetěz soubojů vede opačným směrem.

## Tabulky a grafy
outcome-source = Zdroj: hlasování „{ $title }“, { $day }.
outcome-caption-chart = Graf { $number }: { $caption }
outcome-caption-table = Tabulka { $number }: { $caption }
outcome-base = Lístků: { $n }
outcome-item = Položka
outcome-place-column = Místo
outcome-points = Body
outcome-duels-won = Vyhrané souboje
outcome-duels-equal = Nerozhodné
outcome-duels-lost = Prohrané
outcome-result-column = Výsledek
outcome-first-column = První, %
outcome-top-column =
    { $k ->
        [one] Na prvním místě
        [few] Mezi prvními { $k }
       *[other] Mezi prvními { $k }
    }
outcome-top-sectors-column =
    { $k ->
        [one] První v sektorech
       *[other] Mezi prvními { $k } v sektorech
    }
outcome-unranked-column = bez pořadí
outcome-abstained-column = zdrželi se
outcome-method-column = Způsob počítání
outcome-unweighted-column = Jen pro srovnání: lístek jako lístek
outcome-weighted-column = Jen pro srovnání: sektory stejnou vahou
outcome-consensus = ve všech
outcome-contested = v některých
outcome-nowhere = v žádném
outcome-table-order = Pořadí podle pravidla ({ $base })
outcome-chart-order = Body jednotlivých položek v pořadí výsledku ({ $base })
outcome-alt-order = Pruhy s body v pořadí výsledku. Nahoře je { $item } bodů má { $points }.
outcome-table-duels = Souboj každé položky s každou ({ $base })
outcome-alt-duels = Tabulka soubojů v pořadí výsledku. Nahoře je { $item }, vyhraných soubojů { $won } z { $all }. Soubojů proti výslednému pořadí: { $against }.
outcome-note-duels = V řádku je, kolik lístků dalo položku řádku výš než položku sloupce, a kolik naopak.
outcome-note-contradicted =
    { $n ->
        [one] Hvězdička: jeden souboj výslednému pořadí odporuje. V obrázku je orámovaný.
        [few] Hvězdička: { $n } souboje výslednému pořadí odporují. V obrázku jsou orámované.
       *[other] Hvězdička: { $n } soubojů výslednému pořadí odporuje. V obrázku jsou orámované.
    }
outcome-note-weighted = Sektory vážily stejně: lístek se počítal { $times }. Hlasy v soubojích a body jsou přepočtené tak, aby všechny lístky dohromady vážily tolik, kolik jich je ({ $n }).
outcome-note-unweighted = Tady je každý lístek jako každý jiný, bez vah sektorů.
outcome-table-places = Kolik lístků dalo položku na které místo ({ $base })
outcome-alt-places = Tepelná mapa položek a míst. { $item }: na prvním místě { $n }×.
outcome-note-places = Kdo dal dvě položky na stejné místo, je u obou započten na tom vyšším. Počítají se lístky, ne váhy.
outcome-table-sectors = Místa v jednotlivých sektorech ({ $base })
outcome-chart-sectors = Od nejlepšího k nejhoršímu místu v sektorech ({ $base })
outcome-alt-sectors = U každé položky čára od nejlepšího místa k nejhoršímu mezi sektory. { $item }: od { $best } do { $worst } místa.
outcome-note-sectors = Každý sektor je spočítaný sám, stejným pravidlem. V závorce je počet lístků.
outcome-note-otherwise = Sloupec „jen pro srovnání“ o ničem nerozhoduje: platí sloupec Výsledek.
outcome-note-lot = O společných místech rozhodl los: číslo { $number }.
outcome-note-sectors-hidden = Sektor s méně než { $limit } vyplněnými lístky samostatně neukazujeme; skryté jsou vždy nejméně dva, aby se jeho pořadí nedalo dopočítat.
outcome-table-methods = Místa podle jiných způsobů počítání ({ $base })
outcome-chart-methods = Od nejlepšího k nejhoršímu místu podle všech způsobů počítání ({ $base })
outcome-chart-methods-reading = Od nejlepšího k nejhoršímu místu podle všech způsobů počítání, { $reading } ({ $base })
outcome-alt-methods = U každé položky čára od nejlepšího místa k nejhoršímu podle všech způsobů počítání. { $item }: od { $best } do { $worst } místa.
outcome-note-methods = Sloupce: { $items }. Hvězdička: jiné místo než ve výsledku. Platí jen výsledek podle pravidla zvoleného předem, ostatní je pro srovnání.
outcome-note-readings = Vynechané položky se dají číst dvojím způsobem, proto jsou tu oba.
outcome-note-no-readings = Nikdo žádnou položku nevynechal, takže na čtení vynechaných tu nezáleží.
outcome-note-kemeny-items = Největší shodu (Kemeny) počítáme nejvýš pro { $n } položek.
outcome-note-kemeny-orders = Největší shody (Kemeny) dosahuje víc pořadí ({ $n }); položky, na kterých se neshodnou, mají společné místo.
outcome-w = Kendallovo W = { $w } (0 je žádná shoda, 1 úplná): { $degree ->
        [little] lístky se shodují málo
        [some] lístky se shodují jen zčásti
        [much] lístky se dost shodují
       *[very-much] lístky se velmi shodují
    }.
outcome-w-nobody = Nikdo nedal žádnou položku výš než jinou, shodu proto nejde změřit.
outcome-one-ballot-nothing = Žádný jednotlivý lístek o ničem nerozhodl: bez kteréhokoli z nich by pořadí bylo stejné.
outcome-one-ballot-some =
    { $n ->
        [one] Kdyby chyběl jediný lístek, mohlo by se změnit { $places } místo. Platí to pro { $changing } z { $ballots } lístků.
       *[other] Kdyby chyběl jediný lístek, mohla by se změnit tato místa: { $places } Platí to pro { $changing } z { $ballots } lístků.
    }
outcome-one-ballot-all = Kdyby chyběl jediný lístek, mohlo by se změnit kterékoli místo. Platí to pro { $changing } z { $ballots } lístků.
outcome-table-firmness = Jak pevné je místo nahoře ({ $base })
outcome-chart-firmness =
    { $k ->
        [one] Jak často by položka byla první ({ $base })
       *[other] Jak často by položka byla mezi prvními { $k } ({ $base })
    }
outcome-alt-firmness =
    { $k ->
        [one] Pruhy s podíly. { $item }: v { $share } opakování první.
       *[other] Pruhy s podíly. { $item }: v { $share } opakování mezi prvními { $k }.
    }
outcome-note-firmness = Vypovídá o stálosti hlasu této skupiny, ne o obyvatelích.
outcome-note-drawn = Z odevzdaných lístků jsme { $replicates }× náhodně vylosovali stejný počet (týž lístek i vícekrát) a znovu spočítali. Položka, která se dělí o místo na hranici, je započtena. Semínko losování: { $seed }, tedy prvních osm šestnáctkových číslic otisku seznamu hlasů; generátor SplitMix64.
outcome-note-drawn-by-sector = Z odevzdaných lístků jsme { $replicates }× náhodně vylosovali stejný počet, z každého sektoru tolik, kolik jich odevzdal (týž lístek i vícekrát), a znovu spočítali. Položka, která se dělí o místo na hranici, je započtena. Semínko losování: { $seed }, tedy prvních osm šestnáctkových číslic otisku seznamu hlasů; generátor SplitMix64.

## Stránka výsledku
outcome-title = Výsledek hlasování
outcome-round-of =
    { $all ->
        [one] { $title }
       *[other] { $title }, { $number }. kolo
    }
outcome-rounds = Kola
outcome-round = { $number }. kolo
outcome-met = Hlasovalo se { $day }, { $place }.
outcome-met-day = Hlasovalo se { $day }.
outcome-lead = První: { $item }.
outcome-lead-shared = O první místo se dělí { $items }.
outcome-counted-votes =
    { $n ->
        [one] lístek
        [few] lístky
       *[other] lístků
    }
outcome-counted-of =
    { $n ->
        [one] lístek z { $all }
        [few] lístky z { $all }
       *[other] lístků z { $all }
    }
outcome-counted-phone = z telefonu
outcome-counted-paper = na papíře
outcome-more-later = Předsedající zatím odkryl pořadí. Souboje, sektory a soubory přibudou, až je odkryje také.
outcome-more-sectors-later = Sektory a seznam lístků přibudou, až je předsedající odkryje.
outcome-few = Méně než { $limit } lístků dává některou položku před jinou. Ukazujeme proto jen pořadí a počet lístků; z ostatního by šlo poznat, kdo jak hlasoval.
outcome-list-changed = Uložené hlasy nesouhlasí s otiskem zveřejněným při uzavření. Výsledku nevěřte a obraťte se na správce programu.
outcome-order = Pořadí
outcome-place-of-item = { $place } místo
outcome-points-of-item = { $points } b.
outcome-points-differ = Pořadí určily souboje, ne body. Body jsou pro představu, a tak může mít nižší místo bodů víc.
outcome-tag-consensus = shoda sektorů
outcome-tag-contested = sektory se liší
outcome-tie = Společné místo je výsledek: pravidlo mezi těmito položkami nerozhodlo.
outcome-lot = O společných místech rozhodl los: v sále bylo vytaženo číslo { $number }. Pořadí je podle otisku SHA-256 z otisku seznamu, čísla a značky položky; ověří ho kdokoli.
outcome-why = Proč toto pořadí
outcome-rule = Pravidlo bylo dané předem: { $method }; { $unranked }.
outcome-steps-all =
    { $n ->
        [one] Jediný souboj, o kterém se rozhodovalo
        [few] Všechny { $n } souboje od nejjasnějšího
       *[other] Všech { $n } soubojů od nejjasnějšího
    }
outcome-steps-left-out =
    { $n ->
        [0] Žádný souboj výslednému pořadí neodporuje.
        [one] Jeden souboj neplatí:
        [few] { $n } souboje neplatí:
       *[other] { $n } soubojů neplatí:
    }
outcome-withheld = Sektory vážily stejně a některý má méně než { $limit } lístků. Z vážených soubojů a bodů by se dalo dopočítat, jak jeho lidé hlasovali, proto ukazujeme jen výsledné pořadí.
outcome-duels = Souboje
outcome-places-title = Kdo kde stál
outcome-sectors = Sektory
outcome-sizes = Lístků podle sektorů: { $sizes }.
outcome-size = { $sector } { $n }
outcome-size-hidden = neuvádí se
outcome-weights-same = Lístek je lístek: sektory nemají různou váhu.
outcome-weights-equal = Sektory vážily stejně.
outcome-weights-times = Lístek se počítal { $times }. Hlasy v soubojích a body jsou přepočtené tak, aby všechny lístky dohromady vážily tolik, kolik jich je ({ $n }).
outcome-times = { $sector } { $times }×
outcome-weights-refused = Sektory měly vážit stejně, ale z některého přišly méně než tři vyplněné lístky: jeden člověk by mluvil za celý sektor. Počítalo se proto bez vah.
outcome-consensus-items = Shoda (mezi prvními { $k } ve všech ukázaných sektorech): { $items }.
outcome-consensus-none = Žádná položka není mezi prvními { $k } ve všech ukázaných sektorech.
outcome-sectors-none = Jednotlivé sektory neukazujeme: aspoň jeden má méně než { $limit } vyplněných lístků a z pořadí ostatních by se dal dopočítat.
outcome-methods = Jiné způsoby počítání
outcome-firmness = Shoda a pevnost
outcome-check = Ověření
outcome-to-list = Seznam hlasů a přepočet
outcome-check-about = Každý lístek je v seznamu pod otiskem své účtenky. Můžete si v něm najít svůj, výsledek přepočítat a srovnat otisky se zápisem z jednání.
outcome-hash-list = Otisk seznamu hlasů
outcome-hash-content = Otisk položek a pravidel
outcome-hash-result = Otisk pořadí
outcome-hash-result-about = Otisk pořadí je SHA-256 tohoto textu, přesně po znacích a bez konce řádku: skupiny značek položek od prvního místa, položky se společným místem v jedné.
outcome-how-to-read = Jak to číst
outcome-read-place = „2.–3. místo“ znamená, že se o ně dělí dvě položky. Společné místo je výsledek, ne chyba.
outcome-read-points = Body jsou pro představu: první z { $n } položek dostane na lístku { $n } bodů, poslední jeden, společná místa průměr. Pořadí určuje pravidlo výše.
outcome-read-group = Hlasovali lidé na tomto jednání. Výsledek je jejich dohoda, ne průzkum mezi obyvateli.
outcome-read-few = O skupinách s méně než { $limit } lístky neříkáme, jak hlasovaly, ani kolik z nich lístků přišlo. Celkový počet lístků ukazujeme vždy.
outcome-back = Zpět na výsledek

## Seznam hlasů a přepočet
outcome-list-title = Seznam hlasů
outcome-list-about =
    { $n ->
        [one] V seznamu je jeden lístek.
        [few] V seznamu jsou všechny { $n } lístky, seřazené podle otisku účtenky. Čí je který, neví nikdo než ten, kdo účtenku dostal.
       *[other] V seznamu je všech { $n } lístků, seřazených podle otisku účtenky. Čí je který, neví nikdo než ten, kdo účtenku dostal.
    }
outcome-list-few = Méně než { $limit } lístků dává některou položku před jinou, seznam hlasů proto nezveřejňujeme. Otisk seznamu platí a správce programu ho umí ověřit.
outcome-list-withheld = Sektory vážily stejně a některý má méně než { $limit } vyplněných lístků. Ze seznamu by se dalo zkoušet, čí lístky do něj patří, a proto ho nezveřejňujeme. Otisk seznamu platí a správce programu ho umí ověřit.
outcome-list-without-sectors = Sektory v seznamu nejsou: některý má méně než { $limit } vyplněných lístků.
outcome-find = Najít svůj lístek
outcome-find-about = Z účtenky se otisk spočítá ve vašem zařízení a nikam neodejde. Účtenka také prozrazuje, jak jste hlasovali: nikomu ji neukazujte.
outcome-find-label = Účtenka
outcome-find-act = Najít
outcome-list-legend = Znak > znamená „výš než“, znak = „na stejném místě jako“. Co v řádku není, člověk nezařadil.
outcome-needs-script = Najít lístek podle účtenky a přepočítat hlasy tady umíme jen se zapnutým JavaScriptem. Bez něj to jde ručně, návod je níž.
outcome-found = Váš lístek je v seznamu na řádku { "%1" }: { "%2" }
outcome-not-found = Tato účtenka v seznamu není. Zkontrolujte písmena; platí jen účtenka z posledního odeslání a z tohoto kola.
outcome-not-a-code = Účtenka má šestnáct znaků.
outcome-recount = Přepočítat v prohlížeči
outcome-recount-about = Týž počet jako na serveru, znovu z lístků na této stránce, ve vašem zařízení.
outcome-recount-act = Přepočítat
outcome-recounted-same = Souhlasí. Z { "%1" } lístků vychází: { "%2" }. Je to zveřejněné pořadí.
outcome-recounted-same-lot = Souhlasí. Z { "%1" } lístků a vylosovaného čísla vychází: { "%2" }. Je to zveřejněné pořadí.
outcome-recounted-other = Nesouhlasí! Z { "%1" } lístků vychází: { "%2" }. Zveřejněné pořadí je jiné.
outcome-list-same = Otisk seznamu na této stránce souhlasí se zveřejněným.
outcome-list-other = Otisk seznamu na této stránce nesouhlasí se zveřejněným!
outcome-by-hand = Ověřit ručně
outcome-by-hand-receipt = Otisk vaší účtenky (šestnáct znaků bez pomlček) spočítá na každém Linuxu a Macu příkaz:
outcome-by-hand-list = A otisk staženého seznamu:
outcome-by-hand-must = Musí vyjít { $hash }.
outcome-files = Soubory
outcome-file-list = Seznam přesně tak, jak má otisk
outcome-file-list-rule = Seznam i s pravidlem, podle kterého se počítalo
outcome-file-list-rule-about = (řádky se znakem # na začátku se do otisku nepočítají; sečte ho příkaz priorita tally)
outcome-file-votes = Lístky pro jiné programy:
outcome-line-column = Řádek
outcome-hash-column = Otisk účtenky
outcome-sector-column = Sektor
outcome-ranking-column = Pořadí na lístku
outcome-list-caption = Všechny lístky podle otisku ({ $base })

## Plátno
screen-title = Hlasování na plátně
screen-address = Otevřete { $address } a opište
screen-qr = Čtvercový kód s adresou hlasování
screen-how-ranked-pairs-borda = Každá položka se utká s každou. Výš bude ta, kterou dá výš víc lístků.
screen-how-ranked-pairs = Každá položka se utká s každou. Výš bude ta, kterou dá výš víc lístků.
screen-how-schulze = Každá položka se utká s každou. Výš bude ta, kterou dá výš víc lístků.
screen-how-copeland = Každá položka se utká s každou. Výš bude ta, která vyhraje víc soubojů.
screen-how-borda = Čím výš položku dáte, tím víc dostane bodů. Pořadí určí jejich součet.
screen-unranked-last = Co nezařadíte, bude na vašem lístku společně poslední.
screen-unranked-ignored = Co nezařadíte, s ničím se na vašem lístku neporovná.
screen-most =
    { $most ->
        [one] Seřaďte nejvýš { $most } položku.
        [few] Seřaďte nejvýš { $most } položky.
       *[other] Seřaďte nejvýš { $most } položek.
    }
screen-prepared = Hlasování se připravuje
screen-frozen = Za chvíli začneme
screen-voted =
    { $voted ->
        [one] hlasoval z { $all }
        [few] hlasovali z { $all }
       *[other] hlasovalo z { $all }
    }
screen-voted-plain =
    { $voted ->
        [one] hlasoval
        [few] hlasovali
       *[other] hlasovalo
    }
screen-closed = Hlasování je uzavřené
screen-votes =
    { $n ->
        [one] { $n } lístek
        [few] { $n } lístky
       *[other] { $n } lístků
    }
screen-too-few = Pořadí neukážeme: vyplněné lístky nejsou ani tři a bylo by poznat, jak kdo hlasoval.
screen-chair-reveals = Výsledek odkryje předsedající.
screen-more =
    { $n ->
        [one] Výš je ještě { $n } položka.
        [few] Výš jsou ještě { $n } položky.
       *[other] Výš je ještě { $n } položek.
    }
screen-duels = Souboje
screen-sectors = Sektory
screen-rest =
    { $n ->
        [one] Ještě { $n } položka je na stránce výsledku.
        [few] Další { $n } položky jsou na stránce výsledku.
       *[other] Dalších { $n } položek je na stránce výsledku.
    }
screen-ways = Co má být na plátně
screen-lot = O společných místech rozhodl los: číslo { $number }.
screen-on-phone = Výsledek v telefonu
screen-few = Méně než { $limit } lístků dává některou položku před jinou, víc než pořadí proto neukazujeme.

## Příkazový řádek
no-such-ballot = Hlasování „{ $join }“ neznáme. Zkontrolujte šest znaků z plátna.
no-closed-round = Hlasování „{ $join }“ nemá žádné uzavřené kolo. Dokud se hlasuje, nic z něj nevydáváme.
too-few-votes = Hlasování „{ $join }“ má tak málo vyplněných lístků, že jeho seznam nezveřejňujeme a nevydáváme.
round-content-changed = Hlasování { $join }, kolo { $number }: položky nebo pravidla nesouhlasí s otiskem z uzamčení. Porovnejte je prosím se zálohou.
round-list-changed = Hlasování { $join }, kolo { $number }: uložené hlasy nesouhlasí s otiskem seznamu. Porovnejte je prosím se zálohou.
round-result-changed = Hlasování { $join }, kolo { $number }: výsledek přepočtený z uložených hlasů nesouhlasí s otiskem. Porovnejte ho prosím se zálohou.
round-not-as-recorded = Hlasování { $join }, kolo { $number }: uložené kolo neodpovídá záznamům o tom, co se s ním dělo. Porovnejte ho prosím se zálohou.
round-missing = Kolo hlasování { $subject } je v záznamech, ale v úložišti chybí. Porovnejte ho prosím se zálohou.
