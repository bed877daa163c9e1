# Když něco nejde: -title krátce, -what co se stalo, -next co dělat dál.

problem-not-found-title = Tahle stránka tu není
problem-not-found-what = Na této adrese nic není, možná se v ní ztratilo písmeno.
problem-not-found-next = Pokud jste adresu opisovali z letáku, zkuste to znovu, nebo telefonem načtěte čtvercový kód.

problem-unknown-survey-title = Tento dotazník tu není
problem-unknown-survey-what = Pod touto adresou žádný dotazník nemáme, možná se v ní ztratilo písmeno.
problem-unknown-survey-next = Porovnejte prosím adresu s letákem, nebo dotazník najděte na úvodní stránce.

problem-survey-not-open-title = Dotazník ještě nezačal
problem-survey-not-open-what = Odpovídat bude možné od { $opens }.
problem-survey-not-open-next = Vraťte se prosím na tuto adresu v ten den nebo později.

problem-survey-closed-title = Dotazník už skončil
problem-survey-closed-what = Odpovědi jsme sbírali do { $closed } a děkujeme všem, kdo se zapojili.
problem-survey-closed-next = Výsledky najdete na odkazu níže, jakmile budou zveřejněné.

problem-results-not-published-title = Výsledky ještě nejsou zveřejněné
problem-results-not-published-what = Výsledky tohoto dotazníku zatím nejsou pro veřejnost otevřené.
problem-results-not-published-next = Podívejte se prosím na tuto adresu později.

problem-unknown-ballot-title = Toto hlasování tu není
problem-unknown-ballot-what = Pod těmito šesti znaky žádné hlasování nemáme.
problem-unknown-ballot-next = Porovnejte je prosím se znaky na plátně nebo na lístku; písmena mohou být velká i malá.

problem-result-not-revealed-title = Výsledek ještě není odkrytý
problem-result-not-revealed-what = Dokud předsedající výsledek neodkryje, neukazujeme z něj nic, ani část.
problem-result-not-revealed-next = Počkejte prosím na plátno v sále, nebo se na tuto adresu vraťte po jednání.

problem-votes-not-in-format-title = V tomto formátu lístky nejsou
problem-votes-not-in-format-what = Formát { $format } neumí zapsat, jak se tyto lístky počítaly: jiné programy by z něj napočítaly jiné pořadí, a proto v něm soubor nedáváme.
problem-votes-not-in-format-next = Stáhněte si prosím lístky ze seznamu hlasů ve formátu CEF nebo CSV.

problem-unknown-link-title = Tento odkaz neznáme
problem-unknown-link-what = Odkaz nebo kód, který vás sem přivedl, k tomuto dotazníku nepatří.
problem-unknown-link-next = Otevřete prosím dotazník odkazem níže; bude-li potřeba, vyberete si v něm svou obec.

problem-sign-in-needed-title = Nejdřív se prosím přihlaste
problem-sign-in-needed-what = Tato stránka je jen pro přihlášené.
problem-sign-in-needed-next = Přihlaste se a vrátíme vás na ni.

problem-not-allowed-title = K této stránce nemáte přístup
problem-not-allowed-what = Váš účet nemá k této stránce nebo k tomuto kroku oprávnění.
problem-not-allowed-next = Potřebujete-li ho ke své práci, požádejte o něj správce programu ve vašem městě.

problem-foreign-origin-title = Formulář přišel odjinud
problem-foreign-origin-what = Formulář byl odeslán z jiného webu než z našeho, a proto jsme ho nepřijali.
problem-foreign-origin-next = Otevřete prosím stránku přímo u nás a odešlete ji znovu.

problem-too-large-title = Je toho víc, než se sem vejde
problem-too-large-what = Odeslaný text nebo soubor je větší, než tato stránka přijme (nejvýš { $limit } kB).
problem-too-large-next = Vraťte se prosím zpět, text nebo soubor zmenšete a odešlete znovu.

problem-unreadable-title = Formulář se nepodařilo přečíst
problem-unreadable-what = Formulář k nám dorazil neúplný nebo poškozený a nic z něj se neuložilo.
problem-unreadable-next = Vraťte se prosím zpět a odešlete ho ještě jednou.

problem-wrong-method-title = Tady není co zobrazit
problem-wrong-method-what = Tato adresa slouží jen k odeslání formuláře.
problem-wrong-method-next = Vraťte se prosím na stránku s formulářem a použijte její tlačítko.

problem-link-used-title = Tento odkaz už neplatí
problem-link-used-what = Jednorázový odkaz už byl použit, nebo nikdy neplatil.
problem-link-used-next = Máte-li účet, přihlaste se; jinak požádejte o pomoc správce programu.

problem-too-many-title = Chvilku prosím počkejte
problem-too-many-what = V krátké době přišlo příliš mnoho pokusů, a proto jsme je na chvíli pozastavili.
problem-too-many-next = Zkuste to prosím znovu za { $seconds } s.

problem-store-away-title = Teď nejde nic uložit
problem-store-away-what = Úložiště dat je právě nedostupné a nic nového se do něj neuložilo.
problem-store-away-next = Zkuste to prosím za chvíli znovu; pokud to nepomůže, ohlaste na obecním úřadě označení { $reference }.

problem-broken-title = U nás se něco rozbilo
problem-broken-what = Za chybu můžeme my a už je zapsaná; co bylo uloženo dřív, zůstává uložené.
problem-broken-next = Zkuste to prosím za chvíli znovu; pokud to nepomůže, ohlaste na obecním úřadě označení { $reference }.

problem-report-unreadable-title = Uložené výsledky nejdou přečíst
problem-report-unreadable-what = Výsledky jsou uložené, ale program jejich zápisu nerozumí. Nic se nesmazalo a nic se nepočítá znovu.
problem-report-unreadable-next = Správce prosím spustí novější verzi programu nebo obnoví zálohu; v záznamu programu najde označení { $reference }.

problem-not-crossed-title = Rozdělení podle skupin tu teď není
problem-not-crossed-what = Tabulky dvou otázek zveřejňujeme až po konci sběru, když jsou ve výsledcích všechny dotazníky; po smazání dotazníků už je spočítat nejde.
problem-not-crossed-next = Výsledky jednotlivých otázek najdete na odkazu níže.
