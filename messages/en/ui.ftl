# Words every page has: header, footer, letters and contrast, forms, months, counts.

skip-to-content = Skip to content
demonstration = Sample data
demonstration-about = – the answers are made up.
language-unknown = We do not have the language “{ $code }” yet, so you see this page in English.

## Header and footer
desk = Desk
sign-out = Sign out ({ $name })
comforts = Text size and contrast
letters = Size of letters
languages = Language
letters-small = A− smaller text
letters-medium = A normal text
letters-large = A+ larger text
contrast-high = High contrast
foot = About this site
privacy = Privacy
accessibility = Accessibility
for-coordinators = For coordinators

## Forms
errors-title = Please check the following
errors-in-title = Error: { $title }

## Links that lead on
see-results = See the results
open-survey = Open the survey
to-home = To the home page

## Counts
responses-count =
    { $n ->
        [one] { $n } response
       *[other] { $n } responses
    }
answers-count =
    { $n ->
        [one] { $n } answer
       *[other] { $n } answers
    }

## Ranking: a list in which every item has its place
rank-no-place = no place
rank-ordinal =
    { $place ->
        [one] { $place }st
        [two] { $place }nd
        [few] { $place }rd
       *[other] { $place }th
    }
rank-place = { $place } place
rank-abstain-choice = I abstain
rank-ordered = Your order
rank-rest = Without a place so far
rank-set-aside = You abstain on these
rank-begin = Tap the items, the most important first. You can change the order afterwards.
rank-help = ▲ ▼ moves an item, ✕ takes it out of the order.
rank-help-ties = ▲ ▼ moves an item, = puts it on the same place as the one above, ✕ takes it out.
rank-full =
    { $most ->
        [one] You may rank one item only. To choose another, take it out first.
       *[other] You may rank { $most } items at most. To choose another, take one out first.
    }
rank-add = Add { $item }
rank-up = Move { $item } up
rank-down = Move { $item } down
rank-share = { $item }: same place as the one above
rank-remove = Take { $item } out of the order
rank-abstain = Abstain
rank-take-back = Take back
rank-now = { $item }, now { $place } of { $all }
rank-shared = { $item }, tied for { $place } of { $all }
rank-taken-out = { $item }, taken out of the order
rank-abstained = { $item }, you abstain

## Sending over a weak network
send-sending = Sending…
send-waiting = No connection just now. Do not close this page: your order stays on it and is sent as soon as the connection is back.
send-stop = Stop waiting
send-stopped = We have stopped waiting. Your order is still here and you can send it again.

## A page that keeps itself fresh
live-lost = The connection is lost, trying again.

## Months as they stand in a date: 31 March 2026
month-1 = January
month-2 = February
month-3 = March
month-4 = April
month-5 = May
month-6 = June
month-7 = July
month-8 = August
month-9 = September
month-10 = October
month-11 = November
month-12 = December
