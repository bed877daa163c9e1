# Úvodní stránka, stránka procesu, pracovní stůl, soukromí, přístupnost.

## Úvod
home-title = Řekněte, co vám ve vaší obci chybí
home-lead = Obce tu plánují sociální služby společně s těmi, kdo je potřebují. Ptají se, domlouvají se a ukazují, jak to dopadlo.
open-survey-until = Odpovídat můžete do { $day }, bez přihlášení a bez jména.
fill-in = Vyplnit dotazník
where-planning = Kde se právě plánuje
no-processes = Zatím se tu nic neplánuje.
how-it-goes = Jak to chodí
how-ask = Zeptáme se
how-ask-about = Na webu i na papíře. Každá odpověď se počítá stejně a nikdo se neptá na jméno.
how-rank = Seřadíme to
how-rank-about = Pracovní skupiny se nad výsledky sejdou u jednoho stolu a vyberou, co je nejdůležitější.
how-publish = Zveřejníme a schválíme
how-publish-about = Výsledky najdete na této stránce. Hotový plán schvalují zastupitelstva obcí.

## Stránka procesu
where-we-are = Kde právě jsme
phase-now = právě teď
phase-done = hotovo
still-running = sbírá se dál
working-groups = Pracovní skupiny
who-leads = Kdo to vede

## Pracovní stůl
desk-greeting = Pracovní stůl – { $name }
desk-empty = Zatím tu není žádný proces plánování. Založí ho správce programu.
collections = Sběry
no-collections = Zatím tu není žádný sběr. Začněte tím, že nahrajete a zveřejníte dotazník.
survey = Dotazník
state = Stav
questionnaires = Dotazníky
version-number = verze { $number }
version-draft = Zatím nezveřejněno

## Soukromí
privacy-title = Co ukládáme a proč
privacy-lead = Krátce: odpovědi bez jména, obec a den. Chceme vědět, co lidem chybí, ne kdo to napsal.
privacy-stored = Co ukládáme
privacy-stored-about = Vaše odpovědi, obec, jejíž odkaz nebo leták jste použili, zda jste odpověděli na webu, nebo na papíře, a den, nikoli hodinu. V obcích do tisíce obyvatel ukládáme místo dne jen týden. U lidí, kteří tu pracují (například koordinátorů), ukládáme jméno, e-mail, otisk hesla a záznam o tom, co v programu udělali.
privacy-not-stored = Co neukládáme
privacy-not-stored-about = Jméno, adresu, datum narození, e-mail ani telefon toho, kdo odpovídá. Neukládáme ani adresu počítače, druh telefonu a přesný čas. Návštěvnost neměříme a stránka nic nenačítá odjinud.
privacy-how-long = Jak dlouho
privacy-how-long-about = Rozepsaný dotazník se smaže, jakmile ho odešlete. Když ho neodešlete, smaže se 30 dnů po poslední uložené stránce, nejpozději s koncem sběru. Odeslané odpovědi se smažou v den, který je určený už před začátkem sběru a napsaný na první stránce dotazníku. Souhrnné tabulky zůstávají.
privacy-drafts = Rozepsané odpovědi
privacy-drafts-until = nejdéle do { $day }
privacy-responses = Odeslané odpovědi
privacy-responses-until = smažeme { $day }
privacy-tables = Souhrnné tabulky
privacy-tables-stay = zůstávají, malé počty jsou v nich skryté
privacy-who-sees = Kdo odpovědi vidí
privacy-who-sees-about = Veřejnost vidí jen součty a malé počty skrýváme. Texty napsané vlastními slovy nezveřejňujeme. K jednotlivým odpovědím se dostanou jen lidé, které obec pověřila zpracováním dotazníku nebo správou programu. K rozepsanému dotazníku vede kód nebo prohlížeč, ve kterém jste začali.
privacy-cookies = Soubory cookie
privacy-cookies-about = Používáme jen čtyři a žádný vás nesleduje. „vzhled“ si pamatuje velikost písma a kontrast, „jazyk“ zvolený jazyk; vzniknou, až když si něco zvolíte, a platí rok. „vyplneni“ drží klíč k rozepsanému dotazníku a platí 30 dní. „sezeni“ drží přihlášení koordinátorů a platí 12 hodin.
privacy-rights = Vaše práva
privacy-rights-about = Odpovídat nemusíte. Odeslané odpovědi nejsou spojené s vaší osobou, a proto je neumíme vyhledat, vydat, opravit ani smazat jednotlivě. S dotazem nebo stížností se obraťte na obec, která dotazník pořádá, na jejího pověřence pro ochranu osobních údajů, nebo na Úřad pro ochranu osobních údajů (uoou.gov.cz).
privacy-honestly = Co je dobré vědět: napíšete-li do odpovědi vlastními slovy něčí jméno, uloží se s ní, proto tam jména prosím nepište. Smazané odpovědi mohou ještě nějaký čas zůstat v zálohách, za které odpovídá správce programu. Poskytovatel připojení nebo serveru může vést vlastní provozní záznamy, do kterých nevidíme.
privacy-order = Databáze PostgreSQL, na které tato instalace běží, si u každé odpovědi do konce sběru pamatuje, v jakém pořadí přišla. Zjistit to může jen správce databáze. Do hodiny po konci sběru odpovědi v náhodném pořadí přepíšeme a pořadí z databáze zmizí.

## Přístupnost
accessibility-title = Prohlášení o přístupnosti
accessibility-lead = Chceme, aby tu mohl odpovědět a výsledky přečíst každý: bez myši, bez zraku, s velkým písmem i na starém telefonu.
accessibility-standard = Čím se řídíme
accessibility-standard-about = Zákonem č. 99/2019 Sb., o přístupnosti internetových stránek a mobilních aplikací, a normou EN 301 549, která vychází z pravidel WCAG 2.1 na úrovni AA. Sami míříme na WCAG 2.2 AA, a to i na stránkách pro koordinátory. Vše funguje také bez JavaScriptu, při šířce 320 bodů a při čtyřnásobném zvětšení.
accessibility-checked = Jak to ověřujeme
accessibility-checked-about = Každé vydání prochází ve skutečném prohlížeči automatickou kontrolou axe, průchodem jen pomocí klávesnice a kontrolou toho, co stránka předává odečítači obrazovky. Prohlášení vychází z tohoto vlastního posouzení a obnovuje se s každou verzí programu. Nezávislý audit zatím neproběhl a automatická kontrola najde jen část chyb.
accessibility-limits = O čem víme
accessibility-limits-about = Web považujeme za částečně vyhovující zákonu: o závadě, která by někomu bránila, nevíme, ale nezávislé ověření zatím chybí. Texty dotazníků píší jejich autoři. Kde chybí překlad, ukáže se původní jazyk. Grafy jsou obrázky; vedle každého stojí tabulka se stejnými čísly. Komu web nevyhovuje, může si na obecním úřadě říci o dotazník na papíře, počítá se stejně.
accessibility-contact = Když vám něco brání
accessibility-contact-about = Napište nebo zavolejte člověku, který je uvedený u dotazníku nebo na stránce plánu, případně obecnímu úřadu. Stačí říci, na které stránce a co nejde. Nepomůže-li to, můžete se obrátit na Digitální a informační agenturu (dia.gov.cz), která na přístupnost dohlíží.

## Příkazová řádka
no-such-process = Proces „{ $slug }“ neznáme. Zkontrolujte konec jeho adresy, který stojí za /p/.
no-such-survey = Dotazník „{ $slug }“ neznáme. Zkontrolujte konec jeho adresy, který stojí za /s/.
no-such-question = Otázku „{ $name }“ dotazník nemá. Napište její jméno ze sloupce „name“.
import-nothing-taken = Nic se neuložilo. Opravte prosím soubor a načtěte ho znovu celý.
backup-postgres = Úložiště v PostgreSQL zálohujte a obnovujte jeho vlastními nástroji, například pg_dump a pg_restore.
backup-exists = Soubor { $file } už existuje a nechali jsme ho tak, jak je. Zvolte prosím jiné jméno.
restore-not-a-backup = Soubor { $file } není záloha Priority. Zkontrolujte prosím, zda jde o ten správný.
restore-not-empty = Ve složce { $dir } už data jsou a nechali jsme je tak, jak jsou. Zvolte prosím prázdnou složku.
chain-whole =
    Řetěz záznamů je celý: { $n ->
        [one] { $n } událost
        [few] { $n } události
       *[other] { $n } událostí
    }, poslední otisk { $hash }.
chain-broken = Řetěz záznamů nesouhlasí u události číslo { $n }. Někdo nebo něco záznamy změnilo; porovnejte je prosím se zálohou.
version-changed = Zveřejněná verze dotazníku { $version } nesouhlasí se svým otiskem. Porovnejte ji prosím se zálohou.
