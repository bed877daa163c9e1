# Surveys: how people fill them in and how a coordinator prepares them.

back = Back
change = Change
continue = Continue
or = or
optional = (optional)
not-stated = Not stated
error-prefix = Error:

## The beginning
choose-municipality = Choose your municipality
survey-for-place = Survey for { $place }
begin-survey = Begin
continue-survey = Continue where you stopped
for-whom = Who it is for
respondents-public = For everybody who lives here
respondents-service-users = For people who use social services and those close to them
respondents-providers = For providers of social services
respondents-municipalities = For representatives of municipalities
how-long = How long it takes
about-minutes =
    About { $minutes ->
        [one] { $minutes } minute
       *[other] { $minutes } minutes
    }, { $n ->
        [one] { $n } question
       *[other] { $n } questions
    }.
questions-count =
    { $n ->
        [one] { $n } question.
       *[other] { $n } questions.
    }
you-can-stop = You can stop at any time and come back later.
until-when = Until when
until-day = Until { $day }.
what-happens = What happens with the answers
purged-on = You answer without giving your name. We publish totals only, never single answers. We delete the completed questionnaires on { $day }.
what-is-stored = What we store and why
whom-to-ask = Whom to ask
rather-on-paper = Rather on paper
paper-counts = Ask for a printed questionnaire at your municipal office. It counts the same.

## Questions
question-of = Question { $n } of { $count }
other-specify = In your own words (optional)
save-for-later = Save and continue another time
trap-filled = Please leave this field empty. It is a trap for programs that fill in everything; your browser may have filled it in for you.
trap = Leave this field empty

## Ranking

## What needs to be added or put right
mistake-required-one = Please choose one answer.
mistake-required-many = Please choose at least one answer.
mistake-required-rank = Please give at least one item a place.
mistake-required-text = Please write an answer.
mistake-number = Please write a whole number, such as 3. It now says “{ $typed }”.
mistake-too-long = The text has { $letters } characters and at most { $limit } fit here. Please shorten it.
mistake-unknown-choice = This answer is not part of the question. Please choose from those you see here.
mistake-exclusive = The answer “{ $choice }” cannot be combined with another. Please keep either it or the others.
mistake-other-not-chosen = You wrote an answer in your own words but did not choose “{ $choice }”. Please choose it, or delete the text.
mistake-not-asked = By your other answers this question is not for you, so the answer to it will not be counted. If that is right, send the page again. Otherwise please change the answer on which the question depends.
mistake-same-place = Several items share one place: place { $place }. Please give each its own.
mistake-constraint = We could not make sense of this answer. Please check it and read the question again.

## When a page was not saved
unsaved-title = Your answers were not saved just now
unsaved-next = What you wrote is still on the page. Keep it open and try to send it again in a while. If that does not help, report the reference { $reference } to us.

## Check and send
check-title = Check your answers
check-about = Nothing has been sent yet. You can change every answer.
send-title = Send
send-about = You send your answers without a name and without an address. After that they can no longer be changed or found.
send-answers = Send the answers

## Thanks
thanks-title = Thank you, we have your answers
thanks-lead = Your voice counts the same as that of everybody who filled in the questionnaire on paper.
what-next = What comes next
record-title = A record for you
record-about = If you would like to keep your answers, print or save this page right now. Later not even we can find them.
next-person = Will somebody else answer here? Begin a new questionnaire

## One more form from the same browser
another-title = A form has already come from this browser
another-not-counted = The answers you have just sent are not stored and not counted yet.
another-not-saved = The page you have just sent is not saved yet.
another-differs = We already have one form from here, and it is counted. Did somebody else fill in this one, perhaps somebody of your family? Send it with the button; nothing in it will be lost.
another-alike = We already have exactly these answers from here, and we count them once. If you only sent the same thing twice, everything is all right. Did somebody else answer the same? Send them with the button as that person’s form, or they will not be counted.
another-begun = We already have one questionnaire from here, and it is counted. Is somebody else filling in now? Begin their questionnaire with the button; what is on this page stays in it.
another-send = Send as another person's form
another-begin = Begin another person's questionnaire
another-otherwise = Did you want to correct what you have already sent? Unfortunately that cannot be done: answers that were sent are not connected with anybody, so we cannot find or replace them. The first ones count. If you do not want to send anything, close the page.
another-record = What you have filled in now

## The end of a collection
until-grace = Whoever begins before that may still send the answers up to { $minutes } minutes later.
grace-note = The survey has just ended. Because you began in time, you can still send your answers until { $time }.
late-title = Your answers could not be taken any more
late-about = The survey ended on { $day } at { $time }. Whoever had begun in time could still send until { $last }. These answers came later, so they were not stored and not counted.
late-earlier = We had taken one form from this browser before, and it is counted. If you only loaded the page again, everything is all right.
late-record = What you have filled in
late-keep = The answers are now on this page only. If you would like to keep them, print or save it right away.

## A break and coming back
saved-title = Your answers are saved
saved-about = Write this code down. It brings you back to the same place from any phone or computer.
your-code = Your code:
where-to-type = Where to type it
where-to-type-at = In the field “Code to continue” at
valid-until = Valid until
valid-until-day = { $day }. After that the unfinished questionnaire deletes itself.
not-mailed = We do not send it
not-mailed-about = We have neither your e-mail nor your phone number. We show the code only now and cannot find it again.
foreign-computer = Are you at somebody else’s computer, perhaps in a library? Write the code down and close the window. Without the code nobody can get to your answers any more.
continue-now = Continue now
already-begun = Have you begun already?
resume-title = Return to the questionnaire
resume-code = Code to continue
resume-code-hint = The eight characters you wrote down, for example KRM4 P7QX. Small or capital letters and spaces do not matter.
resume-act = Return to the questionnaire
resume-missing = Write the eight characters of the code.
resume-unknown = We do not know the code { $code }. Could some characters be mixed up? There is no 0, 1, I, L, O or U in a code.
code-lost = I cannot find the code
code-lost-about = The code is not linked to your name, so we cannot look it up. The unfinished answers delete themselves; please begin anew.
begin-anew = Open the survey

## Desk: reading and checking a file
where-you-are = Where you are
stages = Steps
stage-read = Upload
stage-check = Check
stage-publish = Publish
stage-collect = Collect
questionnaire = Questionnaire
upload-title = Upload a questionnaire
upload-file = File with the questionnaire
upload-hint = XLSForm format: .xlsx, .xls, .csv or .md, at most 10 MB.
upload-act = Upload and check
upload-no-file = Choose the file with the questionnaire.
upload-rejected-title = The questionnaire cannot be used yet
upload-rejected =
    The file { $file } has { $errors ->
        [one] { $errors } error
       *[other] { $errors } errors
    } and { $warnings ->
        [one] { $warnings } warning
       *[other] { $warnings } warnings
    }. Please put the errors right in the file and upload it again.
upload-again = Upload a changed file
findings-title = What we found
finding-error = error
finding-warning = warning
finding-unsupported = not supported yet
finding-sheet = sheet
finding-row = row
finding-column = column

## Desk: a version of a questionnaire
version-good = The file is in order.
version-facts =
    { $questions ->
        [one] { $questions } question
       *[other] { $questions } questions
    }, languages: { $languages }, version { $number }.
version-cannot-publish = This version cannot be published yet. Please put the errors below right in the file and upload it again.
version-published = fixed
version-published-on = Published on { $day }.
content-hash = Fingerprint of the content:
preview-title = How people will see it
preview-phone = Preview on a phone
preview-desk = Preview on a computer
publish-title = Publish
publish-about = A published version no longer changes. If you correct a question later, a new version begins and the answers so far stay with the old one.
publish-act = Publish version { $number }

## Desk: a new collection
collection = Collection
collection-new = New collection of answers
collection-of = Questionnaire { $form }, version { $number }
collection-slug = Address of the collection
collection-slug-hint = The end of the address, for example needs-2026: 3 to 60 characters, only small letters without accents, digits and hyphens.
collection-opens = First day of the collection
collection-closes = Last day of the collection
collection-purge = When the completed questionnaires are deleted
collection-purge-hint = Everybody who answers sees this date. It cannot be changed once the collection is set up.
municipalities = Municipalities
collection-open-act = Set up the collection
collection-slug-bad = Write an address of 3 to 60 characters: only small letters without accents, digits and hyphens.
collection-slug-taken = Another collection has this address already. Please choose a different one, for example with the year at the end.
collection-dates-bad = Fill in all the dates so that the last day of the collection is not before the first.
collection-past = The last day of the collection has passed. Choose today or a later day.
collection-purge-early = For the deletion, choose a day after the end of the collection.
collection-no-municipality = Choose at least one municipality.
collection-not-published = Publish this version of the questionnaire first, then set up the collection.

## Desk: a collection
stage-planned = begins later
stage-open = collecting
stage-closed = ended
collection-dates = { $days }. The completed questionnaires are deleted on { $purge }.
how-many-answered = How many people answered
total = total
on-web = on the web
on-paper = on paper
by-municipality = By municipality
municipality = Municipality
responses = Responses
per-hundred = per 100 residents
bar = Chart
low-spot = few
by-day = By day
by-day-caption = Responses a day, { $days }
by-day-most = Tallest column: { $n }.
by-day-villages = For municipalities of under a thousand residents we store only the week, not the day. Their responses are entered under Monday.
numbers-in-table = The numbers in a table
day = Day
links-title = Links and codes for the municipalities
links-about = Each municipality has its own link, so the questionnaire does not ask about it.
qr-for = QR code for { $place }
poster = Poster for printing
poster-print = Print this page upright on A4 paper.
poster-scan = Scan the code with a phone
poster-type = Or type this address into a browser and choose your municipality:
results = Results
results-not-public = So far only people with an account see the results. Once published, everybody will.
results-while-running = The collection is still running. Only a state with the date of today is published, and it moves on once the difference does not tell what anybody answered; in a small survey often only after the end. Answers by group will be public after the end. If fewer than five forms come after this state, they will not be in the public results. It is best to publish when the collection has ended and paper forms are typed in.
responses-deleted = The answers were deleted as promised. The published tables and figures are left.
results-publish = Publish the results
results-are-public = The results are published and everybody can see them.
results-withdraw = Hide the results from the public
close-title = End early
close-about = After this nobody can answer any more and unfinished questionnaires will not be sent. It cannot be undone.
close-act = End the collection now

## The desk: answers beside a scale
version-asks = Before you publish this version, tell us below what some answers on its scales mean.
scale-title = Is it a degree of the scale?
scale-about = Answers on a scale have a mean. “Don't know” or “does not concern me” would bend it, so we ask about each answer of which it is not clear. What you say is kept with the questionnaire; we will not ask again if you fill in the column cp_role of the file.
scale-settled = This is what you said. You can change it until you publish.
scale-choice = “{ $choice }”
scale-questions = Questions: { $questions }
scale-questions-more = Questions: { $questions } and { $more } more
scale-degree = It is a degree of the scale and counts in the mean
scale-beside = It is an answer beside the scale and is left out of the mean
scale-act = Save what was said
scale-open = Say what the answer “{ $choice }” means.
scale-changed = The questionnaire has changed meanwhile (somebody uploaded another file), so nothing was saved. Please answer again about what you see now.

## The desk: the template
template-title = Just beginning?
template-about = The template is an Excel workbook with a sample question of every kind and a sheet that explains all our own columns. Write your questions over it and upload it.
template-get = Download the template (.xlsx)

form-before-publishing =
    { $n ->
        [one] One thing is left before the questionnaire can be published. Change the workbook, or (for a scale) answer on the page of the questionnaire at the desk:
       *[other] { $n } things are left before the questionnaire can be published. Change the workbook, or (for scales) answer on the page of the questionnaire at the desk:
    }
## Imported batches
batches-title = Imported batches
batches-about = Responses that came as a file. A batch can be withdrawn as a whole; the record of it stays.
batch-file = File and batch
batch-when = When
batch-who = Who
batch-channel = Channel
batch-state = State
batch-mixed = web and paper
batch-command-line = the operator on the command line
batch-not-stated = { $n } without a required answer
batch-withdraw = Withdraw
batch-withdrawn = Withdrawn { $day }, { $who }
batch-withdraw-title = Withdraw a batch
batch-facts = File { $file }, batch { $batch }, imported { $when }, { $who }.
batch-withdraw-about =
    { $n ->
        [one] { $n } response of this batch will be deleted, and the results are counted anew without it. Only importing the file again brings it back.
       *[other] { $n } responses of this batch will be deleted, and the results are counted anew without them. Only importing the file again brings them back.
    }
batch-withdraw-act = Withdraw the batch and delete its responses
batch-withdrawn-already = This batch is withdrawn already, and its responses are deleted.
batch-purged = All responses of this collection were deleted on { $day }, and the published tables stay as they are.
batch-back = Back to the collection
