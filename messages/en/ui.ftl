# Words every page has: header, footer, letters and contrast, forms, months, counts.

skip-to-content = Skip to content
demonstration = Sample data
demonstration-about = – the answers are made up.
language-unknown = We do not have the language “{ $code }” yet, so you see this page in English.

## Header and footer
desk = Desk
sign-out = Sign out ({ $name })
comforts = Text size and contrast
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
