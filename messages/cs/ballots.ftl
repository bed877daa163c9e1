# Hlasování, jak ho vidí člen skupiny.

to-join = Zadat znaky z plátna znovu
round-number = { $number }. kolo

## Připojení podle šesti znaků
join-title = Připojit se k hlasování
join-code = Šest znaků z plátna nebo z pozvánky
join-code-hint = Vypadají třeba takto: KRM-4P7. Velikost písmen, mezery ani pomlčka nerozhodují.
join-act = Pokračovat
join-missing = Napište šest znaků, které vidíte na plátně nebo na pozvánce.
join-unknown = Pod těmito znaky žádné hlasování není. Porovnejte je prosím s plátnem; 0, 1, I, L, O ani U mezi nimi nejsou.

## Vstup na lístek
entry-slip = Kód z vašeho lístku
entry-slip-hint = Deset znaků, třeba KRM4P-7QX2D. Velikost písmen, mezery ani pomlčka nerozhodují.
entry-act = Otevřít hlasovací lístek
entry-slip-missing = Napište deset znaků z lístku, který jste dostali.
entry-slip-unknown = Tento kód k hlasování nepatří. Porovnejte ho prosím s lístkem; 0, 1, I, L, O ani U v něm nejsou.
entry-slip-is-join = To je šest znaků celého hlasování, ty už známe. Napište prosím deset znaků svého kódu; na lístku stojí za slovy „váš kód“.
entry-help = Nejde to? Řekněte předsedajícímu, hlasovat můžete i na papíře.
entry-slip-forgotten = Pokud jste už viděli účtenku, váš hlas platí a nemusíte dělat nic. Pokud ne, napište prosím kód ještě jednou. Kdyby se to opakovalo, prohlížeč si kód neumí zapamatovat (má vypnuté cookies); hlasujte potom na papíře.
entry-vote-unsent = Tato stránka už byla odeslaná. Pokud jste viděli účtenku, váš hlas platí a nemusíte dělat nic. Pokud ne, napište kód ještě jednou a hlasujte znovu; započítá se jen poslední hlas.
entry-not-open = Hlasování ještě není otevřené
entry-not-open-about = Nechte stránku otevřenou, změní se sama. Připravte si lístek s kódem.
entry-result-of = Výsledek { $number }. kola
entry-closed = Hlasování skončilo
entry-closed-about =
    { $n ->
        [0] Nehlasoval nikdo.
        [one] Hlasoval { $n } člověk.
        [few] Hlasovali { $n } lidé.
       *[other] Hlasovalo { $n } lidí.
    }
entry-being-revealed = Výsledek se odkrývá na plátně v sále. Jakmile bude celý, najdete ho i tady.
entry-result = Podívat se na výsledek
entry-items = Co se řadí
entry-rules = Pravidla

## Pravidla slovy
card-keep = zachovat
card-introduce = zavést
card-method = Jak vznikne pořadí
card-method-ranked-pairs-borda = Každé dvě položky porovnáme v souboji: čím víc lidí dalo jednu před druhou, tím je výsledek jasnější. Nejdřív platí ten nejjasnější, po něm další a další; vynecháme jen výsledek, který by odporoval už platným. Nerozhodné souboje rozhodnou body za místa.
card-method-ranked-pairs = Každé dvě položky porovnáme v souboji: čím víc lidí dalo jednu před druhou, tím je výsledek jasnější. Nejdřív platí ten nejjasnější, po něm další a další; vynecháme jen výsledek, který by odporoval už platným.
card-method-schulze = Každé dvě položky porovnáme v souboji. Výš bude ta, od níž k druhé vede silnější řada vyhraných soubojů.
card-method-borda = Za každé místo jsou body: za první nejvíc, za poslední jeden, za společné místo průměr. Body se sečtou.
card-method-copeland = Každé dvě položky porovnáme v souboji. Výš bude ta, která víc soubojů vyhraje, než prohraje.
card-unranked = Co nezařadíte
card-unranked-last = Položky, které nezařadíte, budou ve vašem hlasu společně poslední.
card-unranked-ignored = Položky, které nezařadíte, váš hlas s ničím neporovná.
card-most =
    { $most ->
        [one] Zařadit můžete jen { $most } položku.
        [few] Zařadit můžete nejvýš { $most } položky.
       *[other] Zařadit můžete nejvýš { $most } položek.
    }
card-abstain = Týká-li se vás některá položka osobně, můžete se u ní zdržet: váš hlas ji pak s ničím neporovná.
card-weight = Čí hlas kolik váží
card-weight-one = Každý hlas váží stejně.
card-weight-each = Každý hlas váží stejně, ať přijde odkudkoli ({ $sectors }).
card-weight-sectors = Stejně váží každá skupina hlasujících dohromady ({ $sectors }), i když je v jedné lidí víc a v jiné méně. Kdyby v některé hlasovalo méně než tři lidé, vážil by stejně každý hlas.
card-ties = Když vyjde shoda
card-ties-said = Shodu oznámíme jako shodu. Losovat se může jen veřejně v sále a los se zapíše.
card-secrecy = Kdo se dozví, jak jste hlasovali
card-secrecy-slips = Hlasuje se tajně. Lístky se losují, takže nikdo neví, čí je který kód. Program zná kódy, ale ne lidi.
card-secrecy-confidential = Hlasuje se důvěrně. Kód má každý svůj; kdo kódy rozdával, může vědět, komu který dal. Program jména nezná.
card-could-join = Dokud se hlasuje, mohl by váš hlas najít jen ten, kdo má váš kód a zároveň data programu nebo jejich zálohu. Po uzavření se hlasy přepíšou a z kódu už je nenajde nikdo.
card-limit = Pořadí se ukáže, dají-li aspoň tři lidé některou položku před jinou. Podrobnosti a seznam hlasů jen tehdy, je-li takových hlasů aspoň { $limit }; o menší skupině zvlášť neřekneme nic.
card-free = Co je dobré vědět
card-free-said = Nikdo vás nesmí nutit, jak hlasovat, ani chtít vidět, jak jste hlasovali.
card-not-for = Je to pracovní hlasování skupiny. Nehodí se pro volby a rozhodnutí, která jsou právně závazná.

## Lístek
ballot-back = Zpět k pravidlům
ballot-ask = Seřaďte je od nejdůležitější
ballot-how = Na stejném místě může být víc položek.
ballot-how-plain = U každé položky vyberte její místo: 1. je nejdůležitější.
ballot-how-most =
    { $most ->
        [one] Zařadit můžete jen { $most } položku.
        [few] Zařadit můžete nejvýš { $most } položky, na stejném místě i několik.
       *[other] Zařadit můžete nejvýš { $most } položek, na stejném místě i několik.
    }
ballot-sector = Váš lístek platí za skupinu: { $sector }.
ballot-again = S tímto lístkem už se hlasovalo. Pokud odešlete nový hlas, nahradí ten předchozí. Předchozí vám neukážeme, nevidí ho tu nikdo.
ballot-order-own = Každý vidí položky v jiném pořadí, aby nikomu nenapovídalo.
ballot-order-official = Položky stojí v pořadí z pravidel.
ballot-official-order = Ukázat pořadí z pravidel
ballot-own-order = Ukázat zamíchané pořadí
ballot-send = Odeslat hlas
ballot-send-blank = Odeslat prázdný lístek
ballot-nothing = Nezařadili jste žádnou položku. Zařaďte aspoň jednu.
ballot-nothing-blank = Chcete-li opravdu odevzdat prázdný lístek, použijte tlačítko „Odeslat prázdný lístek“.
ballot-no-place = { $item }: vyberte prosím místo ještě jednou.
ballot-too-many =
    { $most ->
        [one] Zařadit můžete jen { $most } položku. Ostatní prosím vraťte mezi nezařazené.
        [few] Zařadit můžete nejvýš { $most } položky. Ostatní prosím vraťte mezi nezařazené.
       *[other] Zařadit můžete nejvýš { $most } položek. Ostatní prosím vraťte mezi nezařazené.
    }
ballot-unsaved = Hlas teď nejde uložit
ballot-unsaved-next = Vaše pořadí na stránce zůstává a ještě není započítané. Nezavírejte ji a za chvíli ho odešlete znovu. Pokud to nepomůže, řekněte předsedajícímu a ohlaste označení { $reference }.

## Hlas, který se nezapočítal
uncounted-lead = Tento hlas nebyl započítaný.
uncounted-round = { $old }. kolo už skončilo
uncounted-round-open = Hlasuje se v { $new }. kole. Otevře se vám nový hlasovací lístek, váš kód platí dál.
uncounted-round-waits = Připravuje se { $new }. kolo. Váš kód v něm platí dál.
uncounted-to-round = Na lístek { $new }. kola
uncounted-closed = Hlasování už skončilo
uncounted-closed-next = Předsedající ho uzavřel dřív, než k nám váš hlas došel. Pokud jste v tomto kole hlasovali už předtím, ten hlas platí.
uncounted-to-entry = Zpět na stránku hlasování
uncounted-slip = Tato stránka patřila k jinému lístku
uncounted-slip-next = V tomto prohlížeči byl mezitím zadaný jiný kód. Napište prosím kód ze svého lístku a hlasujte znovu.
uncounted-to-slip = Zadat kód z lístku

## Účtenka
receipt-title = Váš hlas jsme přijali
receipt-yours = Vaše účtenka
receipt-keep = Opište si ji nebo ji vyfoťte hned teď, podruhé ji neukážeme.
receipt-what-for = Až předsedající odkryje celý výsledek, ověříte si s ní v seznamu hlasů, že je ten váš započítaný správně. Seznam se zveřejní, hlasuje-li aspoň { $limit } lidí.
receipt-what-for-sectors = Až předsedající odkryje celý výsledek, ověříte si s ní v seznamu hlasů, že je ten váš započítaný správně. Seznam se zveřejní, přijde-li z každého sektoru buď aspoň { $limit } hlasů, nebo žádný.
receipt-secret = Kdo účtenku uvidí, může zjistit, jak jste hlasovali. Nikomu ji neukazujte.
receipt-where = Najdete ho na adrese
receipt-lost = Když ji ztratíte, nic se neděje: hlas platí i bez ní.
receipt-sent = Co jste odeslali
receipt-blank = Prázdný lístek: nezařadili jste žádnou položku.
receipt-rest-last =
    Zařazeno { $ranked } z { $all }. { $left ->
        [one] Poslední je tato položka:
       *[other] Společně poslední jsou:
    }
receipt-rest-ignored = Zařazeno { $ranked } z { $all }. S ničím se neporovná:
receipt-abstained = Zdrželi jste se u těchto položek:
receipt-next = Co dál
receipt-next-about = Výsledek se objeví na plátně. Do uzavření můžete se stejným lístkem hlasovat znovu; započítá se jen poslední hlas.
receipt-hand-over = Předat dalšímu
receipt-hand-over-about = Hlasuje na tomto zařízení ještě někdo? Opište si účtenku, stiskněte tlačítko a předejte ho. Váš hlas ani účtenka na něm nezůstanou.

# Kdo má známý střet zájmů, dal by se podle zdržení poznat.
ballot-abstain-shows = Zdržení bude vidět i u vašeho hlasu ve zveřejněném seznamu.
ballot-rest-last = Zatím bez pořadí; co tu zůstane, bude společně poslední
ballot-rest-ignored = Bez pořadí: s ničím se neporovná
