# Slova, která má každá stránka: záhlaví, patička, písmo a kontrast, formuláře, měsíce, počty.

skip-to-content = Přejít k obsahu
demonstration = Ukázková data
demonstration-about = – odpovědi jsou vymyšlené.
language-unknown = Jazyk „{ $code }“ tu zatím nemáme, proto stránku vidíte česky.

## Záhlaví a patička
desk = Pracovní stůl
sign-out = Odhlásit se ({ $name })
comforts = Velikost písma a kontrast
letters = Velikost písma
languages = Jazyk
letters-small = A− menší písmo
letters-medium = A běžné písmo
letters-large = A+ větší písmo
contrast-high = Vysoký kontrast
foot = O tomto webu
privacy = Soukromí
accessibility = Přístupnost
for-coordinators = Pro koordinátory

## Formuláře
errors-title = Tohle prosím ještě zkontrolujte
errors-in-title = Chyba: { $title }

## Odkazy, které vedou dál
see-results = Podívat se na výsledky
open-survey = Otevřít dotazník
to-home = Na úvodní stránku

## Počty
responses-count =
    { $n ->
        [one] { $n } odpověď
        [few] { $n } odpovědi
       *[other] { $n } odpovědí
    }
answers-count =
    { $n ->
        [one] { $n } odpověď
        [few] { $n } odpovědi
       *[other] { $n } odpovědí
    }

## Řazení: seznam, v němž má každá položka své místo
rank-no-place = bez pořadí
rank-ordinal = { $place }.
rank-place = { $place } místo
rank-abstain-choice = zdržuji se
rank-ordered = Vaše pořadí
rank-rest = Zatím bez pořadí
rank-set-aside = U těchto položek se zdržujete
rank-begin = Ťukejte na položky od nejdůležitější. Pořadí pak můžete měnit.
rank-help = ▲ ▼ položku posune, ✕ ji z pořadí vyřadí.
rank-help-ties = ▲ ▼ položku posune, = ji dá na stejné místo jako tu nad ní, ✕ ji vyřadí.
rank-full =
    { $most ->
        [one] Seřadit můžete jen { $most } položku. Chcete-li jinou, napřed tu zařazenou vyřaďte.
        [few] Seřadit můžete nejvýš { $most } položky. Chcete-li jinou, napřed některou vyřaďte.
       *[other] Seřadit můžete nejvýš { $most } položek. Chcete-li jinou, napřed některou vyřaďte.
    }
rank-add = Zařadit: { $item }
rank-up = { $item }: posunout výš
rank-down = { $item }: posunout níž
rank-share = { $item }: stejné místo jako položka nad ní
rank-remove = { $item }: vyřadit z pořadí
rank-abstain = Zdržet se
rank-take-back = Vrátit
rank-now = { $item }: nyní { $place } místo z { $all }
rank-shared = { $item }: nyní společně na { $place } místě z { $all }
rank-taken-out = { $item }: vyřazeno z pořadí
rank-abstained = { $item }: zdržujete se

## Odeslání, když je síť slabá
send-sending = Odesíláme…
send-waiting = Spojení teď nefunguje. Nezavírejte tuto stránku: vaše pořadí na ní zůstává a odešleme ho, jakmile se spojení obnoví.
send-stop = Přestat čekat
send-stopped = Nečekáme. Vaše pořadí tu zůstává a můžete ho odeslat znovu.

## Stránka, která se sama obnovuje
live-lost = Spojení se ztratilo, zkoušíme to znovu.

## Měsíce, jak stojí v datu: 31. března 2026
month-1 = ledna
month-2 = února
month-3 = března
month-4 = dubna
month-5 = května
month-6 = června
month-7 = července
month-8 = srpna
month-9 = září
month-10 = října
month-11 = listopadu
month-12 = prosince
