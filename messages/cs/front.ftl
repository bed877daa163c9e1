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
ballot-count-on =
    { $n ->
        [one] Hlasování skupiny, { $n } lístek, { $day }
        [few] Hlasování skupiny, { $n } lístky, { $day }
       *[other] Hlasování skupiny, { $n } lístků, { $day }
    }
still-running = sbírá se dál
working-groups = Pracovní skupiny
who-leads = Kdo to vede

## Pracovní stůl
desk-greeting = Pracovní stůl – { $name }
desk-empty = Vítejte. Začněte tím, že založíte proces plánování: řeknete, jak se plán jmenuje, na které roky bude a kterých obcí se týká.
desk-empty-looking = Zatím tu není žádný proces plánování. Založí ho koordinátor nebo správce programu.
collections = Sběry
no-collections = Zatím tu není žádný sběr. Začněte tím, že nahrajete a zveřejníte dotazník.
survey = Dotazník
state = Stav
questionnaires = Dotazníky
version-number = verze { $number }
version-draft = Zatím nezveřejněno

## Založit a upravit proces
founding-title = Založit proces plánování
founding-act = Založit proces
founding-another = Založit další proces plánování
founding-lead = Stačí název plánu, roky a obce. Všechno ostatní může počkat.
founding-back = Zpět na pracovní stůl
process-change = Upravit proces
process-change-act = Uložit změny
founding-name = Název plánu
founding-name-hint = Například: Plán sociálních služeb na Bechyňsku. Roky k němu připojíme sami.
founding-slug = Adresa plánu
founding-slug-hint = Konec adresy { $address }… Jen malá písmena bez háčků a čárek, číslice a spojovníky, například bechynsko. Později se už nemění, protože bude na letácích.
founding-slug-stays = Adresa plánu je { $address } a nemění se.
founding-first-year = Plán od roku
founding-last-year = Plán do roku
founding-municipalities-hint = Jedna obec na řádek: kód; název; počet obyvatel. Třeba 552054; Bechyně; 4 815. Řádky můžete zkopírovat z tabulky. Kódy i počty najdete u Českého statistického úřadu, v tabulce „Počet obyvatel v obcích“.
founding-municipalities-more = Jedna obec na řádek: kód; název; počet obyvatel. Další obec přidáte novým řádkem. Obec, ve které už má dotazník svůj odkaz, odebrat nejde.
founding-orp = ORP (nepovinné)
founding-region = Kraj (nepovinné)
founding-later = Co může počkat
founding-later-about = Nic z toho teď nepotřebujete. Doplníte to kdykoli: na pracovním stole stačí zvolit „Upravit proces“.
founding-more = Co se o plánu dozvědí lidé
founding-summary = O čem plán je
founding-summary-hint = Dvě věty na úvodní stránku. Kdo plánuje a proč.
founding-contact = Na koho se obrátit
founding-contact-hint = Jméno, telefon a e-mail toho, kdo plánování vede.
founding-publicity = Povinná publicita
founding-publicity-hint = Řádek o financování s registračním číslem projektu. Bude dole na stránkách plánu.
founding-limit = Jak malé počty skrývat
founding-limit-hint = Ve výsledcích skryjeme počty menší než toto číslo, aby nikdo nebyl poznat. Nejméně 3, obvykle 5.
founding-phases = Fáze
founding-phases-hint = Co se kdy bude dít. Lidé na stránce plánu uvidí, kde právě jste. Fáze se mohou překrývat a prázdné řádky vynecháme.
founding-phases-more = Další fáze
founding-phase = { $number }. fáze
founding-phase-name = Název fáze
founding-phase-from = Od
founding-phase-until = Do
founding-groups-hint = Jeden název na řádek, například Senioři a lidé se zdravotním postižením.
founding-groups-new = Další pracovní skupiny
founding-groups-known = Už tu jsou: { $names }. Další přidáte po jedné na řádek.
founding-english = Totéž anglicky
founding-english-hint = Kdo si zvolí angličtinu, uvidí tyto texty. Kde zůstane prázdno, ukážeme mu češtinu.
founding-name-en = Název plánu anglicky
founding-summary-en = O čem plán je, anglicky
founding-contact-en = Na koho se obrátit, anglicky
founding-publicity-en = Povinná publicita anglicky
founding-slug-bad = Napište adresu plánu o 3 až 60 znacích: jen malá písmena bez háčků a čárek, číslice a spojovníky.
founding-slug-taken = Tuto adresu už má jiný plán. Zvolte prosím jinou, například s rokem na konci.
founding-name-missing = Napište, jak se plán jmenuje.
founding-text-long = Zkraťte prosím text nejvýš na { $most } znaků.
founding-year-bad = Napište rok čtyřmi číslicemi, od 2000 do 2100.
founding-years-backwards = Plán nemůže skončit dřív, než začne. Zkontrolujte prosím oba roky.
founding-limit-bad = Malé počty: napište číslo od 3 do 50.
founding-phase-name-missing = { $number }. fáze nemá název. Doplňte ho, nebo celý řádek vymažte.
founding-phase-from-bad = { $number }. fáze: doplňte den, kdy začíná, ve tvaru 2026-03-31.
founding-phase-until-bad = { $number }. fáze: doplňte den, kdy končí, ve tvaru 2026-03-31.
founding-phase-backwards = { $number }. fáze končí dřív, než začíná. Zkontrolujte prosím oba dny.
founding-no-municipality = Napište aspoň jednu obec: kód; název; počet obyvatel.
founding-line = Obce, { $number }. řádek: { $what }
founding-line-parts = napište kód, název a počet obyvatel a oddělte je středníkem.
founding-line-code = místo „{ $typed }“ napište šestimístný kód obce, například 552054.
founding-line-name-missing = doplňte název obce mezi kód a počet obyvatel.
founding-line-name-long = zkraťte název obce.
founding-line-population = místo „{ $typed }“ napište počet obyvatel jako celé číslo.
founding-line-twice = tento kód je už na { $first }. řádku. Jeden z řádků vymažte, nebo kód opravte.
founding-more-lines =
    { $n ->
        [one] A ještě { $n } řádek potřebuje opravit.
        [few] A ještě { $n } řádky potřebují opravit.
       *[other] A ještě { $n } řádků potřebuje opravit.
    }
founding-municipality-known = Kód { $code } tu už patří obci { $name }. Zkontrolujte kód, nebo napište stejný název.
founding-municipality-in-use = Obec { $name } ({ $code }) odebrat nejde, protože tam má dotazník svůj odkaz. Vraťte prosím její řádek.
founding-group-long = Skupiny, { $number }. řádek: zkraťte název skupiny na 200 znaků.
founding-group-twice = Skupina „{ $name }“ je tu dvakrát. Jednu prosím vymažte.
founding-groups-many = Skupin může být nejvýš { $most }. Některé prosím vymažte.

## Soukromí
privacy-title = Co ukládáme a proč
privacy-lead = Krátce: odpovědi bez jména, obec a den. Chceme vědět, co lidem chybí, ne kdo to napsal.
privacy-stored = Co ukládáme
privacy-stored-about = Vaše odpovědi, obec, jejíž odkaz nebo leták jste použili, zda jste odpověděli na webu, nebo na papíře, a den, nikoli hodinu. V obcích do tisíce obyvatel ukládáme místo dne jen týden. U lidí, kteří tu pracují (například koordinátorů), ukládáme jméno, e-mail, otisk hesla a záznam o tom, co v programu udělali.
privacy-not-stored = Co neukládáme
privacy-not-stored-about = Jméno, adresu, datum narození, e-mail ani telefon toho, kdo odpovídá. Neukládáme ani adresu počítače, druh telefonu a přesný čas. Návštěvnost neměříme a stránka nic nenačítá odjinud.
privacy-how-long = Jak dlouho
privacy-how-long-about = Rozepsaný dotazník se smaže, jakmile ho odešlete. Když ho neodešlete, smaže se 30 dnů po poslední uložené stránce, nejpozději den po konci sběru. Odeslané odpovědi se smažou v den, který je určený už před začátkem sběru a napsaný na první stránce dotazníku. Souhrnné tabulky zůstávají.
privacy-drafts = Rozepsané odpovědi
privacy-drafts-until = nejdéle do { $day }
privacy-responses = Odeslané odpovědi
privacy-responses-until = smažeme { $day }
privacy-tables = Souhrnné tabulky
privacy-tables-stay = zůstávají, malé počty jsou v nich skryté
privacy-who-sees = Kdo odpovědi vidí
privacy-who-sees-about = Veřejnost vidí jen součty a malé počty skrýváme. Texty napsané vlastními slovy nezveřejňujeme. K jednotlivým odpovědím se dostanou jen lidé, které obec pověřila zpracováním dotazníku nebo správou programu. K rozepsanému dotazníku vede kód nebo prohlížeč, ve kterém jste začali.
privacy-cookies = Soubory cookie
privacy-cookies-about = Používáme jen pět a žádný vás nesleduje. „vzhled“ si pamatuje velikost písma a kontrast, „jazyk“ zvolený jazyk; vzniknou, až když si něco zvolíte, a platí rok. „vyplneni“ drží klíč k rozepsanému dotazníku a platí 30 dní. „opakovani“ je jen u anket na jedné stránce: pozná se podle něj, že tytéž odpovědi odesíláte podruhé, a hodinu po odeslání ho prohlížeč zapomene. „sezeni“ drží přihlášení koordinátorů a platí 12 hodin.
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
import-nothing-taken-again = Nic se neuložilo.
import-lacking =
    { $forms ->
        [one] { $forms } dotazník nemá povinnou odpověď.
        [few] { $forms } dotazníky nemají povinnou odpověď.
       *[other] { $forms } dotazníků nemá povinnou odpověď.
    } Doplňte ji, nebo je načtěte vědomě bez ní: přidejte --missing not-stated a odpověď se započte jako neuvedená.
import-not-stated =
    { $forms ->
        [one] { $forms } dotazník je načtený bez povinné odpovědi; počítá se jako neuvedená.
        [few] { $forms } dotazníky jsou načtené bez povinné odpovědi; počítá se jako neuvedená.
       *[other] { $forms } dotazníků je načtených bez povinné odpovědi; počítá se jako neuvedená.
    }
import-taken = Načteno jako dávka { $batch }. Celou ji vyřadíte příkazem: priorita import { $slug } --withdraw { $batch }
import-twice = Tytéž odpovědi už jsou načtené: soubor { $file }, dávka { $batch }, { $day }, { $who }. Jsou-li to přece jiné dotazníky, načtěte je s --again.
import-purged = Odpovědi tohoto sběru byly ke dni { $day } smazány a zveřejněné tabulky zůstávají, jak jsou. Nic už nejde přidat ani vyřadit.
import-no-such-batch = Dávku „{ $batch }“ tento sběr nemá. Všechny vypíše volba --list.
import-withdrawn-already = Dávka { $batch } už je vyřazená.
backup-postgres = Úložiště v PostgreSQL zálohujte a obnovujte jeho vlastními nástroji, například pg_dump a pg_restore.
address-taken = Na adrese { $addr } už něco běží. Zvolte prosím jinou, třeba --addr 127.0.0.1:3001.
no-store-here = Ve složce { $dir } žádná data Priority nejsou. Zkontrolujte prosím --data, nebo data nejdřív založte: priorita serve.
backup-exists = Soubor { $file } už existuje a nechali jsme ho tak, jak je. Zvolte prosím jiné jméno.
backup-damaged = Kopie { $file } nevyšla celá a smazali jsme ji. Zkontrolujte úložiště příkazem verify a disk, na který se zálohuje.
backup-not-written = Zálohu { $file } se nepodařilo zapsat a nic po ní nezůstalo. Zkontrolujte místo na disku a práva ke složce, pak to zkuste znovu.
restore-damaged = Záloha { $file } není celá: cestou se uřízla nebo změnila. Složky jsme se nedotkli. Zkopírujte ji znovu, nebo vezměte starší zálohu.
restore-newer = Zálohu { $file } vytvořila novější verze Priority. Složky jsme se nedotkli. Obnovte ji tou verzí, nebo novější.
restore-not-written = Zálohu { $file } se nepodařilo obnovit a ve složce po ní nic nezůstalo. Zkontrolujte místo na disku a práva ke složce, pak to zkuste znovu.
restore-not-a-backup = Soubor { $file } není záloha Priority. Zkontrolujte prosím, zda jde o ten správný.
restore-not-empty = Ve složce { $dir } už data jsou a nechali jsme je tak, jak jsou. Zvolte prosím prázdnou složku, nebo zastavte server a celou starou složku přejmenujte.
chain-whole =
    Řetěz záznamů je celý: { $n ->
        [one] { $n } událost
        [few] { $n } události
       *[other] { $n } událostí
    }, poslední otisk { $hash }.
chain-broken = Řetěz záznamů nesouhlasí u události číslo { $n }. Někdo nebo něco záznamy změnilo; porovnejte je prosím se zálohou.
chain-holds = Otisk { $hash } patří události číslo { $number }: do ní záznam nikdo nezměnil.
chain-lacks = Otisk { $hash } v záznamech není. Někdo záznamy zkrátil nebo přepsal, nebo je otisk opsaný špatně; porovnejte je prosím se zálohou.
version-changed = Zveřejněná verze dotazníku { $version } nesouhlasí se svým otiskem. Porovnejte ji prosím se zálohou.
