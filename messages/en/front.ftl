# Home, the page of a process, the desk, privacy, accessibility.

## Home
home-title = Say what is missing where you live
home-lead = Here municipalities plan social services together with those who need them. They ask, they agree, and they show what came of it.
open-survey-until = You can answer until { $day }, without signing in and without giving your name.
fill-in = Fill in the survey
where-planning = Where planning is under way
no-processes = Nothing is being planned here yet.
how-it-goes = How it works
how-ask = We ask
how-ask-about = On the web and on paper. Every answer counts the same and nobody asks for a name.
how-rank = We put it in order
how-rank-about = Working groups sit down over the results at one table and choose what matters most.
how-publish = We publish and approve
how-publish-about = You will find the results on this site. The finished plan is approved by the municipal councils.

## The page of a process
where-we-are = Where we are now
phase-now = now
phase-done = done
ballot-count-on =
    { $n ->
        [one] A group’s ballot, { $n } vote, { $day }
       *[other] A group’s ballot, { $n } votes, { $day }
    }
still-running = still collecting
working-groups = Working groups
who-leads = Who leads it

## Desk
desk-greeting = Desk – { $name }
desk-empty = Welcome. Begin by setting up a planning process: say what the plan is called, for which years it is and which municipalities it concerns.
desk-empty-looking = There is no planning process here yet. A coordinator or whoever runs the program sets it up.
collections = Collections
no-collections = There is no collection here yet. Begin by uploading and publishing a questionnaire.
survey = Survey
state = State
questionnaires = Questionnaires
version-number = version { $number }
version-draft = Not published yet

## Founding and changing a process
founding-title = Set up a planning process
founding-act = Set up the process
founding-another = Set up another planning process
founding-lead = The name of the plan, its years and municipalities are enough. Everything else can wait.
founding-back = Back to the desk
process-change = Change the process
process-change-act = Save the changes
founding-name = Name of the plan in Czech
founding-name-hint = For example: Plán sociálních služeb na Bechyňsku. We add the years ourselves.
founding-slug = Address of the plan
founding-slug-hint = The end of the address { $address }… Only small letters without accents, digits and hyphens, for example bechynsko. It does not change later, because it will be on leaflets.
founding-slug-stays = The address of the plan is { $address } and does not change.
founding-first-year = Plan from the year
founding-last-year = Plan until the year
founding-municipalities-hint = One municipality a line: code; name; inhabitants. For example 552054; Bechyně; 4 815. You can copy the lines from a spreadsheet. Codes and numbers are published by the Czech Statistical Office, in the table “Počet obyvatel v obcích”.
founding-municipalities-more = One municipality a line: code; name; inhabitants. Add another one on a new line. A municipality for which a survey already has a link cannot be removed.
founding-orp = District, ORP (optional)
founding-region = Region (optional)
founding-later = What can wait
founding-later-about = You need none of this now. Add it at any time: choose “Change the process” on the desk.
founding-more = What people will read about the plan
founding-summary = What the plan is about
founding-summary-hint = Two sentences for the front page. Who is planning, and why.
founding-contact = Whom to turn to
founding-contact-hint = Name, telephone and e-mail of the person who leads the planning.
founding-publicity = The funder’s line
founding-publicity-hint = Who pays for it, with the registration number of the project. It stands at the bottom of the plan’s pages.
founding-limit = How small counts are hidden
founding-limit-hint = In results we hide counts smaller than this number, so that nobody can be recognised. At least 3, usually 5.
founding-phases = Phases
founding-phases-hint = What happens when. People will see on the page of the plan where you are now. Phases may overlap, and empty lines are left out.
founding-phases-more = More phases
founding-phase = Phase { $number }
founding-phase-name = Name of the phase
founding-phase-from = From
founding-phase-until = Until
founding-groups-hint = One name a line, for example Older people and people with disabilities.
founding-groups-new = More working groups
founding-groups-known = Already here: { $names }. Add others, one a line.
founding-english = The same in English
founding-english-hint = Whoever chooses English will see these texts. Where nothing stands, we show them the Czech.
founding-name-en = Name of the plan in English
founding-summary-en = What the plan is about, in English
founding-contact-en = Whom to turn to, in English
founding-publicity-en = The funder’s line in English
founding-slug-bad = Write an address of 3 to 60 characters: only small letters without accents, digits and hyphens.
founding-slug-taken = Another plan has this address already. Please choose a different one, for example with the year at the end.
founding-name-missing = Write what the plan is called.
founding-text-long = Please shorten the text to { $most } characters at most.
founding-year-bad = Write the year with four digits, from 2000 to 2100.
founding-years-backwards = The plan cannot end before it begins. Please check both years.
founding-limit-bad = Small counts: write a number from 3 to 50.
founding-phase-name-missing = Phase { $number } has no name. Add it, or clear the whole line.
founding-phase-from-bad = Phase { $number }: add the day it begins, written as 2026-03-31.
founding-phase-until-bad = Phase { $number }: add the day it ends, written as 2026-03-31.
founding-phase-backwards = Phase { $number } ends before it begins. Please check both days.
founding-no-municipality = Write at least one municipality: code; name; inhabitants.
founding-line = Municipalities, line { $number }: { $what }
founding-line-parts = write the code, the name and the number of inhabitants, with semicolons between them.
founding-line-code = instead of “{ $typed }” write the six digits of the municipality’s code, for example 552054.
founding-line-name-missing = add the name of the municipality between its code and its inhabitants.
founding-line-name-long = shorten the name of the municipality.
founding-line-population = instead of “{ $typed }” write the number of inhabitants as a whole number.
founding-line-twice = this code is on line { $first } already. Clear one of the two lines, or correct the code.
founding-more-lines =
    { $n ->
        [one] And { $n } more line needs correcting.
       *[other] And { $n } more lines need correcting.
    }
founding-municipality-known = The code { $code } belongs to { $name } here already. Check the code, or write the same name.
founding-municipality-in-use = { $name } ({ $code }) cannot be removed, because a survey has its link there. Please put its line back.
founding-group-long = Groups, line { $number }: shorten the name of the group to 200 characters.
founding-group-twice = The group “{ $name }” is here twice. Please clear one of them.
founding-groups-many = There can be { $most } groups at most. Please clear some of them.

## Privacy
privacy-title = What we store and why
privacy-lead = In short: answers without a name, the municipality and the day. We want to know what people lack, not who wrote it.
privacy-stored = What we store
privacy-stored-about = Your answers, the municipality whose link or leaflet you used, whether you answered on the web or on paper, and the day, not the hour. In municipalities of under a thousand residents we store only the week instead of the day. Of people who work here (such as coordinators) we store the name, e-mail, a fingerprint of the password and a record of what they did in the program.
privacy-not-stored = What we do not store
privacy-not-stored-about = The name, address, date of birth, e-mail or telephone of whoever answers. Nor do we store the address of the computer, the kind of phone or the exact time. We do not measure visits, and the page loads nothing from elsewhere.
privacy-how-long = For how long
privacy-how-long-about = An unfinished questionnaire is deleted once you send it. If you do not send it, it is deleted 30 days after the last page you saved, and at the latest on the day after the end of the collection. Answers you sent are deleted on a day that is fixed before the collection begins and written on the first page of the survey. Summary tables stay.
privacy-drafts = Unfinished answers
privacy-drafts-until = until { $day } at the longest
privacy-responses = Answers you sent
privacy-responses-until = deleted on { $day }
privacy-tables = Summary tables
privacy-tables-stay = they stay, with small counts hidden
privacy-who-sees = Who sees the answers
privacy-who-sees-about = The public sees totals only, and we hide small counts. Texts written in people’s own words are not published. Single answers can be reached only by people whom the municipality has entrusted with processing the survey or running the program. An unfinished questionnaire can be reached with its code or in the browser where you began.
privacy-cookies = Cookies
privacy-cookies-about = We use only five, and none of them follows you. “vzhled” remembers the text size and contrast, “jazyk” the language you chose; they appear only when you choose something and last a year. “vyplneni” holds the key to an unfinished questionnaire and lasts 30 days. “opakovani” belongs to polls on one page only: by it we know that the same answers are being sent twice, and an hour after sending the browser forgets it. “sezeni” holds the sign-in of coordinators and lasts 12 hours.
privacy-rights = Your rights
privacy-rights-about = You do not have to answer. The answers you sent are not linked to you, so we cannot look up, hand over, correct or delete them one by one. With a question or a complaint, turn to the municipality that runs the survey, to its data protection officer, or to the Czech Office for Personal Data Protection (uoou.gov.cz).
privacy-honestly = Good to know: if you write somebody’s name in an answer in your own words, it is stored with the answer, so please leave names out. Deleted answers may stay for some time in backups, for which whoever runs the program is responsible. The provider of the connection or the server may keep operating records of their own, which we do not see.
privacy-order = PostgreSQL, the database this installation runs on, keeps with every answer, until the survey closes, in which order it came. Only whoever runs the database can find out. Within an hour after the survey closes we write the answers anew in random order, and the order leaves the database.

## Accessibility
accessibility-title = Accessibility statement
accessibility-lead = We want everybody to be able to answer here and to read the results: without a mouse, without sight, in large letters and on an old phone.
accessibility-standard = What we go by
accessibility-standard-about = Czech Act No. 99/2019 Coll., on the accessibility of websites and mobile applications, and the standard EN 301 549, which builds on WCAG 2.1 at level AA. We ourselves aim at WCAG 2.2 AA, on the pages for coordinators as well. Everything also works without JavaScript, at a width of 320 pixels and when enlarged four times.
accessibility-checked = How we check it
accessibility-checked-about = In a real browser, every release goes through the automated axe check, a walk by keyboard alone and a check of what the page hands to a screen reader. The statement rests on this assessment of our own and is renewed with every version of the program. There has been no independent audit yet, and an automated check finds only some of the faults.
accessibility-limits = What we know of
accessibility-limits-about = We consider the site partially compliant with the Act: we know of no fault that would stand in anybody’s way, but there has been no independent check yet. The texts of questionnaires are written by their authors. Where a translation is missing, the original language is shown. Charts are pictures; beside each stands a table with the same numbers. Anybody whom the web does not suit can ask for a questionnaire on paper at the municipal office; it counts the same.
accessibility-contact = When something stands in your way
accessibility-contact-about = Write to or call the person named on the survey or on the page of the plan, or the municipal office. It is enough to say which page it was and what does not work. If that does not help, you can turn to the Digital and Information Agency (dia.gov.cz), which oversees accessibility.

## Command line
no-such-process = We do not know the process “{ $slug }”. Check the end of its address, the part after /p/.
no-such-survey = We do not know the survey “{ $slug }”. Check the end of its address, the part after /s/.
no-such-question = The questionnaire has no question “{ $name }”. Write its name from the column “name”.
import-nothing-taken = Nothing was stored. Please correct the file and read the whole of it in again.
import-nothing-taken-again = Nothing was stored.
import-lacking =
    { $forms ->
        [one] { $forms } form lacks a required answer.
       *[other] { $forms } forms lack a required answer.
    } Fill it in, or take them in without it knowingly: add --missing not-stated, and the answer is counted as not stated.
import-not-stated =
    { $forms ->
        [one] { $forms } form was taken in without a required answer, which is counted as not stated.
       *[other] { $forms } forms were taken in without a required answer, which is counted as not stated.
    }
import-taken = Taken in as the batch { $batch }. To take the whole of it out again: priorita import { $slug } --withdraw { $batch }
import-twice = The same answers are in already: file { $file }, batch { $batch }, { $day }, { $who }. If these are other forms after all, read them in with --again.
import-purged = The responses of this collection were deleted on { $day }, and the published tables stay as they are. Nothing can be added or withdrawn any more.
import-no-such-batch = This collection has no batch “{ $batch }”. --list prints all of them.
import-withdrawn-already = The batch { $batch } is withdrawn already.
backup-postgres = Back up and restore a store in PostgreSQL with its own tools, such as pg_dump and pg_restore.
address-taken = Something is already running at { $addr }. Please choose another address, for example --addr 127.0.0.1:3001.
no-store-here = There is no store of Priorita in the folder { $dir }. Please check --data, or make one first: priorita serve.
backup-exists = The file { $file } exists already and was left as it is. Please choose another name.
backup-damaged = The copy { $file } did not come out whole and was deleted. Please check the store with verify, and the disk the backup goes to.
backup-not-written = The backup { $file } could not be written, and nothing of it is left. Please check the space on the disk and the rights to the folder, then try again.
restore-damaged = The backup { $file } is not whole: it was cut off or changed on its way. The folder was not touched. Please copy it again, or take an older backup.
restore-newer = The backup { $file } was made by a newer version of Priorita. The folder was not touched. Please restore it with that version or a newer one.
restore-not-written = The backup { $file } could not be restored, and nothing of it is left in the folder. Please check the space on the disk and the rights to the folder, then try again.
restore-not-a-backup = The file { $file } is not a backup of Priorita. Please check that it is the right one.
restore-not-empty = There is data in the folder { $dir } already, and it was left as it is. Please choose an empty folder, or stop the server and rename the whole old one.
chain-whole =
    The chain of records is whole: { $n ->
        [one] { $n } event
       *[other] { $n } events
    }, last fingerprint { $hash }.
chain-broken = The chain of records does not agree at event number { $n }. Somebody or something changed the records; please compare them with a backup.
chain-holds = The fingerprint { $hash } is that of event number { $number }: up to there nobody changed the records.
chain-lacks = The fingerprint { $hash } is not in the records. Somebody cut or rewrote them, or it was copied wrongly; please compare them with a backup.
version-changed = The published version { $version } of a questionnaire does not agree with its fingerprint. Please compare it with a backup.
