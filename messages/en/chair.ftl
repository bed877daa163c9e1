# A ballot as the chair runs it.

## Sectors almost every group has
sector-commissioner = Commissioners
sector-provider = Providers
sector-service-user = Service users
sector-public = Public

## On the desk
ballots = Ballots
no-ballots = There is no ballot yet.
ballot = Ballot
ballot-meeting = Meeting
ballot-votes = Votes
ballot-prepared = being prepared
ballot-frozen = locked
ballot-open = voting now
ballot-closed = waits to be revealed
ballot-revealed = result revealed
making-new = New ballot
ballot-from-question = Make a ballot from a question
ballot-from-question-about = A working group can rank the answers to such a question. The ballot is only prepared for now, and everything in it can be changed.

## Preparing a ballot
making-title = New ballot
making-act = Prepare the ballot
making-change = Change the ballot
making-change-act = Save changes
making-back = Back without saving
making-changed-elsewhere = Meanwhile somebody has changed this ballot in another window. Your changes are still here. If you save them, they replace the others.
making-lead = A title, a day and a list are enough. The rules are filled in as they suit most groups. Until you lock the list, everything can be changed.
making-change-lead = Everything here can be changed until you lock the list and the rules.
making-later-lead = In a further round you can change the list and the rules. The meeting, the sectors and the slips stay.
making-sources = Take the list from a question of a survey
making-sources-about = The answers are filled in as the list. Those you leave as they are stay tied to the responses of the survey and keep their names in other languages.
making-source =
    { $n ->
        [one] { $n } answer
       *[other] { $n } answers
    }
making-taken = The list comes from the question “{ $question }” of the survey { $survey }. What you leave as it is stays tied to the responses.
making-name = What is being ranked
making-name-hint = For example: The services we need most. It stands on the slips and on the projector.
making-group = Working group
making-no-group = no working group
making-day = Day of the meeting
making-place = Place (optional)
making-place-hint = For example: town hall of Bechyně, meeting room, 4 pm.
making-items = The list to rank
making-items-hint = One item a line; you can paste them from Excel. If you like, add a note after a semicolon, and after another one “keep” or “introduce”: Meals on wheels; at weekends too; introduce
making-keep = keep
making-introduce = introduce
making-many = Ranking more than eight items is hard for people, and the end of the list tends to be random. Consider “rank only your top 5”, or a short first round from which some go on.
making-sectors = Who votes
making-sectors-hint = One sector a line. Each has its own pile of slips. Remove those that are not at the meeting.
making-rule = Rules
making-rule-about = They stand on every slip. Once locked they do not change in this round.
making-usual = { $name } (usual)
making-counting = The way of counting (usually no need to change)
making-method = How votes are counted
making-method-ranked-pairs-borda = Every pair of items is a duel. The clearest duels count first, and those that would contradict them are left out. Points decide a drawn duel.
making-method-ranked-pairs = The same without points. Drawn duels stay drawn, so there are more shared places.
making-method-schulze = Counts duels too, but compares whole chains of wins. Mostly used by associations and professional bodies.
making-method-borda = The first place gets the most points, the last one point. Easy to explain, but adding a similar item can change the order.
making-method-copeland = Duels won and lost are added up as in the table of a tournament. Shared places are frequent.
making-unranked = What becomes of items somebody leaves out
making-unranked-last = Together last
making-unranked-last-about = Whoever ranks three items of ten says that these three matter more than the others.
making-unranked-ignored = Not compared
making-unranked-ignored-about = Whoever ranks three items of ten decides only about the order among the three. Little-known items may come out higher.
making-most = How many items each may rank (optional)
making-most-hint = Empty means all. With more than eight items we recommend 5.
making-weight = Weight of votes
making-weight-each = Every vote the same
making-weight-each-about = A larger sector has more influence.
making-weight-sectors = Every sector the same
making-weight-sectors-about = Three service users weigh together as much as twelve providers. Where a sector casts fewer than three votes, every vote counts the same.
making-secrecy = Secrecy
making-secrecy-slips = Drawn slips
making-secrecy-slips-about = You print slips with codes and people draw them from a hat. Nobody, you included, knows who has which.
making-secrecy-confidential = Confidential, by name
making-secrecy-confidential-about = You hand or send codes to certain people, for example to those who cannot come. The program does not know names, but whoever sent the codes could have noted down who got which.
making-secrecy-not = Not for legally binding elections, nor where somebody may be under pressure.
making-title-missing = Write what is being ranked.
making-text-long = Please shorten the text to at most { $most } characters.
making-day-missing = Choose the day of the meeting, or write it as 2026-03-31.
making-items-few = Write at least two items, each on its own line.
making-items-many = There can be at most { $most } items. Please leave some out or join them.
making-item-twice = The item “{ $name }” is in the list twice. Please remove one.
making-item-long = Please shorten the name “{ $name }” to at most { $most } characters. The rest may be a note after a semicolon.
making-note-long = Please shorten the note to the item “{ $name }” to at most { $most } characters.
making-sectors-none = Write at least one sector, for example “Members of the group”.
making-sectors-many = There can be at most { $most } sectors. Please join some.
making-sector-twice = The sector “{ $name }” is here twice. Please remove one.
making-sector-long = Please shorten the name of the sector “{ $name }” to at most { $most } characters, so that it fits a slip.
making-most-bad = Write a whole number from 1 to the number of items, or leave the field empty.

## The page of a ballot
chair-looking = You can follow the ballot here. A coordinator runs it.
chair-step-list = List and rules
chair-step-slips = Slips
chair-step-vote = Voting
chair-step-reveal = Revealing
chair-step-done = Result
chair-round = Round { $number }
chair-round-items =
    { $n ->
        [one] { $n } item
       *[other] { $n } items
    }
chair-rounds = Earlier rounds
chair-moved-on = The ballot has moved on or changed meanwhile, perhaps in another window. What you have just sent was neither done nor stored. This is how things stand now.
chair-discard = Throw away
chair-discard-about = What is being prepared goes: the whole ballot, or from the second round on this round. The record keeps that it was thrown away.
chair-discard-act = Yes, throw it away
chair-load-again = Load again how many have voted
chair-reveal-all-about = Shows the whole order, the duels and the list of votes at once. It cannot be taken back.
chair-lot-again = Number drawn, once more
chair-lot-again-bad = The numbers differ. Write the one that was drawn twice; it cannot be changed later.
chair-no-slips = Make slips first; without them nobody could vote.
chair-paper-entered =
    { $n ->
        [one] Entered: { $n } paper slip.
       *[other] Entered: { $n } paper slips.
    }
chair-items = What is ranked
chair-locked = Locked list and rules
chair-shown = What others see
chair-rules = By which rules
chair-beside = What else you may need

## Preparing
chair-freeze = Check the list and the rules
chair-freeze-about = You see the list and the rules below. Once you lock them, they are printed on the slips and do not change in this round.
chair-freeze-act = Lock the list and the rules
chair-change = Change

## Slips
chair-slips = Make slips
chair-slips-about = How many people of each sector do you expect? Two or three slips more do no harm. The program shows the codes only once, so have a printer at hand.
chair-slips-act = Make slips for printing
chair-slips-none = Write for at least one sector how many slips you want.
chair-count-bad = Write a whole number. There can be at most { $most } slips altogether.
chair-present-bad = Write a whole number of at most { $most }: how many of this sector signed.
chair-slips-so-far =
    { $n ->
        [one] There is { $n } slip so far.
       *[other] There are { $n } slips so far.
    }
chair-slips-more = Make more slips
chair-slips-more-about = When more people come, or the printing failed. Slips you have stay valid; destroy those that are spoilt.
chair-present = Note how many people signed
chair-present-about = Numbers from the attendance list. The projector then shows “14 of 21” by signatures, and the minutes compare signatures with votes.
chair-present-act = Save the numbers

## Opening and voting
chair-open = Hand out the slips and open the ballot
chair-open-about = People sign the attendance list and draw a slip from their pile. They can vote as soon as you open.
chair-open-about-confidential = Hand everybody their slip or link. They can vote as soon as you open.
chair-open-again-about = The slips of the round before are valid; there is no need for new ones.
chair-open-act = Open the ballot
chair-voting = People are voting
chair-turnout = { $votes } of { $all }
chair-voting-about = So many people have voted. Nobody sees the order meanwhile, you included. Until you close, everybody can change their vote.
chair-more-votes = There are more votes than signatures you noted. Please check the attendance list.
chair-paper = Enter paper slips
chair-close = Close the ballot
chair-missing =
    { $n ->
        [one] { $n } vote of { $all } is still missing.
       *[other] { $n } votes of { $all } are still missing.
    }
chair-nobody-missing = Everybody has voted.
chair-close-about = After closing nobody can add or change a vote, and the round cannot be opened again. Enter paper slips before that.
chair-close-act = Yes, close

## Revealing
chair-reveal = The ballot is closed
chair-uncountable = The votes could not be counted. Please turn to whoever runs the program.
chair-closed-votes =
    { $n ->
        [0] Nobody voted.
        [one] We counted { $n } vote.
       *[other] We counted { $n } votes.
    }
chair-reveal-about =
    { $n ->
        [one] The result is revealed from the end; { $n } step is left.
       *[other] The result is revealed from the end; { $n } steps are left.
    }
chair-reveal-left =
    { $n ->
        [one] { $n } step is left.
       *[other] { $n } steps are left.
    }
chair-too-few = The order stays hidden
chair-too-few-about = So that nobody can tell from the order how somebody voted, it is shown from three ballots on that put one item above another; blank ones are not among them. You can vote again on the same items; the slips stay valid.
chair-again-act = Prepare a new round with the same items
chair-reveal-about-first = One step is left: the whole order.
chair-reveal-nobody = Until you reveal the result, nobody sees it. The projector shows only what you have revealed.
chair-reveal-last = Reveal the last place
chair-reveal-next = Reveal the next place
chair-reveal-first = Reveal the first place
chair-reveal-all = Reveal everything at once
chair-reveal-duels = Show the duels
chair-reveal-everything = Show everything
chair-revealed = The order is revealed
chair-revealed-order = Everybody can see the order now. Next you can show the duels it came from, and finally everything, the list of votes for recounting included.
chair-revealed-duels = Everybody can see the order and the duels now. What is left is the list of votes, where each can find their own, and the files.
chair-revealed-all = Everything is shown. You are done; the minutes are left.
chair-revealed-few = So few ballots are filled in that nothing but the order is shown: from the duels or the list one could tell who voted how.
chair-reveal-end = End the revealing
chair-result = Result
chair-list = List of votes
chair-minutes = Text for the minutes

## Lot
chair-lot = Decide shared places by lot
chair-lot-about = A shared place is an honest result and may stay. If you need an order all the same, let somebody in the room draw a number and say it aloud. A lot is drawn only once, and the number goes into the minutes.
chair-lot-number = Number drawn
chair-lot-hint = At most nine digits, for example three dice: 415.
chair-lot-act = Note the number and set the order
chair-lot-bad = Write the number drawn, at most nine digits and nothing else.
chair-lot-drawn = Lot: number { $number }
chair-lot-how = How the order follows from the number
chair-lot-how-about = The hash of the list of votes was given before the draw, and nobody knew the number beforehand. For each item we write the hash of the list, the number and the id of the item one after the other and compute SHA-256. The smallest hash comes first. Anybody can recompute it, for example with sha256sum.
chair-lot-hash = Hash of the list of votes: { $hash }

## The next round
chair-next = Go on with another round
chair-next-about = The best items go on to a new round with the same rules. You can change list and rules before locking them, and the slips people have stay valid. Everything of this round is revealed with it, the list of votes too.
chair-next-count = How many items go on
chair-next-hint = From 2 to { $most }. Whoever shares the last such place goes on, too.
chair-next-act = Prepare the next round
chair-next-bad = Write a whole number from 2 to { $most }.

## How people join
chair-join = How people join
chair-join-qr = QR code with the address of the ballot
chair-join-type = They scan the code, or type at { $address }:
chair-projector = Page for the projector
chair-members = Page for members
chair-projector-about = Open the projector page in a new window and drag it to the second screen. Nothing can go wrong on it, it only shows.

## The sheet of slips
slips-title = Slips
slips-made =
    { $n ->
        [one] { $n } slip to print
       *[other] { $n } slips to print
    }
slips-again = You have made these slips before; the codes are the same. Do not hand them out again: two people with one code would overwrite each other’s vote.
slips-once = Print this page now. The codes are not shown again; the program keeps them nowhere.
slips-how = Print from your browser (Ctrl+P), on A4 upright, at 100 %. Every sector begins on a new page. Cut the slips, keep the piles apart and shuffle each.
slips-how-confidential = Print in the browser (Ctrl+P), A4 upright, at 100 %. Cut the slips and hand everybody one of the sector they vote for; or send them their link.
slips-done = Printed, back to the ballot
slips-below = Below the line you see what will be printed.
slips-pile =
    { $n ->
        [one] { $sector } · page { $page } of { $pages } · { $n } slip
       *[other] { $sector } · page { $page } of { $pages } · { $n } slips
    }
slips-links = Links for individual people
slips-links-about = Copy the lines into Excel and give everybody only their own link. The program does not keep who got which. If you write it down, shred it carefully after the ballot.
slips-sector = Sector
slips-code = Code
slips-link = Link
slip-join = { $address } · ballot { $code }
slip-code-of = { $sector }, your code:
slip-rule = Write places 1, 2, 3 … (1 = most important). Same number = same place.
slip-most =
    { $most ->
        [one] Rank only { $most } item.
       *[other] Rank at most { $most } items.
    }
slip-unranked-last = Nothing = together last.
slip-unranked-ignored = Nothing = not compared.
slip-abstain = X = I abstain.

## Paper slips
paper-title = Enter paper slips
paper-lead = One reads, another types. Then you see every slip in words, and only after a check we count it.
paper-lines = Slips
paper-hint = One slip a line: the code, then the numbers of items from the first place. A sign of equality means the same place, x an abstention.
paper-example = Example
paper-example-about = Item 3 comes first, 1 second, 2 and 4 together third, and the voter abstained on item 5. A code alone is a blank slip.
paper-numbers = Numbers of items
paper-notation = What you type from a slip
paper-notation-poradi = numbers of items, from the first place
paper-notation-ramecky = numbers in the boxes, from top to bottom
paper-example-boxes = The same from the boxes: 2 beside the first item, 3 beside the second, 1 beside the third, 3 beside the fourth, × beside the fifth. An empty box is typed as a dash.
paper-later-round = Slips of the round before have another list and other numbers. Type by the numbers on this page only, and compare the words with care.
paper-fault-boxes =
    { $typed ->
        [one] there is { $typed } number, but there are { $items } items. Type every box, an empty one as a dash.
       *[other] there are { $typed } numbers, but there are { $items } items. Type every box, an empty one as a dash.
    }
paper-faults-more =
    { $n ->
        [one] And { $n } more line. Please correct these first.
       *[other] And { $n } more lines. Please correct these first.
    }
paper-late = The slips were not stored: the ballot is closed
paper-late-about = Nothing can be added to a closed round. Here is what you typed; please note it in the minutes.
paper-check-act = Check
paper-back = Back to the ballot
paper-nothing = Write at least one slip.
paper-check = Check the slips in pairs
paper-read =
    { $n ->
        [one] We read { $n } slip.
       *[other] We read { $n } slips.
    }
paper-compare = One reads the screen aloud, the other follows on paper.
paper-place = { $n }.
paper-blank = A blank slip, ranks nothing.
paper-left =
    { $n ->
        [one] { $n } item is left unranked.
       *[other] { $n } items are left unranked.
    }
paper-abstained = Abstains on: { $items }
paper-replaces =
    { $n ->
        [one] One of these slips has voted already. Ask which vote holds: entering the paper replaces the earlier one.
       *[other] { $n } of these slips have voted already. Ask which votes hold: entering the paper replaces the earlier ones.
    }
paper-has-voted = has voted already
paper-second = Who checked
paper-second-hint = The name of the second person. It must not be you ({ $name }). It stays in the record of the ballot.
paper-second-missing = Write the name of a second person who checked the slips. One person is not enough for this.
paper-confirm-act =
    { $n ->
        [one] It is right, enter { $n } slip
       *[other] It is right, enter { $n } slips
    }
paper-correct-act = Correct
paper-fault = Line { $line }: { $what }
paper-fault-code = it should begin with the code of the slip, ten letters and digits such as ABCDE-23456.
paper-fault-twice = this code stands on line { $line } already. Remove one of the lines, or correct the code.
paper-fault-word = “{ $word }” is no number of an item. Write numbers, a sign of equality between items on the same place, and x before a number where the voter abstained.
paper-fault-item = there is no item { $number }, the list ends with { $items }.
paper-fault-item-twice = item { $number } stands on the line twice. Please remove one.
paper-fault-many =
    { $most ->
        [one] only { $most } item may be ranked. Ask which one holds, or enter only the first.
       *[other] at most { $most } items may be ranked. Please leave out those after them.
    }
paper-fault-unknown = no slip of this ballot has this code. Compare the code with the paper.

## Minutes
minutes-title = Text for the minutes
minutes-lead = Copy the text into the minutes of the meeting. It holds everything needed for a later check.
minutes-copy = Text to copy
minutes-copy-hint = Click into the field, press Ctrl+A and Ctrl+C, and paste the text into Word.
minutes-meeting = Meeting
minutes-attendance = Attendance
minutes-votes = Votes
minutes-items = Wording of items
minutes-rule = Rules
minutes-order = Order
minutes-hashes = Fingerprints
minutes-nobody-counted = The number of signatures on the attendance list was not noted.
minutes-signed = Signatures on the attendance list: { $n }
minutes-slips = Slips made: { $n }
minutes-cast = Votes cast: { $n }, of them blank: { $blank }
minutes-cast-some-blank = Votes cast: { $n }; the number of blank ones is left out to protect privacy
minutes-agree = Signatures and votes cast agree.
minutes-fewer = There are { $n } fewer votes than signatures: so many people cast no vote.
minutes-more = ATTENTION: there are { $n } more votes than signatures. Please explain in the minutes why.
minutes-more-of-sector = NOTE: more votes than signatures in a sector: { $sectors }. Please say why in the minutes.
minutes-by-phone = by phone or computer
minutes-by-paper = on paper
minutes-hidden = { $name }: left out (a small number)
minutes-method = Method: { $method }
minutes-unranked-last = Items left out of a vote: together last.
minutes-unranked-ignored = Items left out of a vote: compared with nobody.
minutes-most =
    { $most ->
        [one] Everybody could rank only { $most } item.
       *[other] Everybody could rank at most { $most } items.
    }
minutes-weight-each = Every vote weighed the same.
minutes-weight-sectors = Every sector weighed the same, however many votes it cast.
minutes-weight-refused = Sectors were to weigh the same, but one cast fewer than three ballots that are filled in, and so by the rules every vote weighed the same.
minutes-secrecy-slips = The ballot was secret; members drew their slips.
minutes-secrecy-confidential = The ballot was confidential; codes were given to individual people.
minutes-no-order = The order is not given: fewer than three ballots put one item above another.
minutes-place = { $place } { $name } ({ $points } pts)
minutes-points = Borda points stand in brackets for comparison.
minutes-no-points = Points are left out to protect privacy.
minutes-no-ties = There are no shared places.
minutes-ties-stay = No lot was drawn for shared places; they stay shared.
minutes-lot = A lot decided shared places. Number drawn { $number }, order: { $order }
minutes-content-hash = Fingerprint of items and rules (SHA-256): { $hash }
minutes-list-hash = Fingerprint of the list of votes (SHA-256): { $hash }
minutes-result-hash = Fingerprint of the order (SHA-256): { $hash }
minutes-log = What the program recorded
minutes-log-frozen = items and rule frozen
minutes-log-slips = slips made: { $n }
minutes-log-slips-late = slips made only while people voted: { $n }. Please say why in the minutes.
minutes-log-slips-again = the slips made last were shown again
minutes-log-opened = ballot opened
minutes-log-paper = paper slips entered: { $n }. Typed by { $reader }, checked by { $second }
minutes-log-paper-few = paper slips entered. Typed by { $reader }, checked by { $second }
minutes-log-closed = ballot closed
minutes-log-revealed = the whole order revealed
minutes-log-revealed-all = everything revealed
minutes-log-hash = Fingerprint of the program’s record after event { $number } (SHA-256): { $hash }
minutes-hashes-about = By these hashes anybody can check later that the list, the votes and the result have not changed. Whoever runs the program checks the fingerprint of the record with priorita verify --expect FINGERPRINT.
