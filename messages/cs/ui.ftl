# Slova, která má každá stránka: záhlaví, patička, písmo a kontrast, formuláře, měsíce, počty.

skip-to-content = Přejít k obsahu
demonstration = Ukázková data
demonstration-about = – odpovědi jsou vymyšlené.
language-unknown = Jazyk „{ $code }“ tu zatím nemáme, proto stránku vidíte česky.

## Záhlaví a patička
desk = Pracovní stůl
sign-out = Odhlásit se ({ $name })
comforts = Velikost písma a kontrast
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
