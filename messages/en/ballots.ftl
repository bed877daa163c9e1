# A ballot as a member of the group sees it.

to-join = Type the characters from the screen again
round-number = Round { $number }

## Joining by six characters
join-title = Join a ballot
join-code = Six characters from the screen or the invitation
join-code-hint = They look like this: KRM-4P7. Capitals, spaces and the dash do not matter.
join-act = Continue
join-missing = Type the six characters you see on the screen or on the invitation.
join-unknown = There is no ballot under these characters. Please compare them with the screen; there is no 0, 1, I, L, O or U among them.

## Coming to the ballot
entry-slip = The code on your slip
entry-slip-hint = Ten characters, such as KRM4P-7QX2D. Capitals, spaces and the dash do not matter.
entry-act = Open the ballot
entry-slip-missing = Type the ten characters from the slip you were given.
entry-slip-unknown = This code does not belong to the ballot. Please compare it with your slip; there is no 0, 1, I, L, O or U in it.
entry-slip-is-join = These are the six characters of the whole ballot; we know them already. Please type the ten characters of your own code; on the slip they stand after “your code”.
entry-help = Does it not work? Tell the chair, you can vote on paper, too.
entry-slip-forgotten = If you have seen a receipt, your vote counts and there is nothing to do. If not, please type the code once more. Should this happen again, the browser cannot remember the code (its cookies are off); vote on paper then.
entry-vote-unsent = This page was sent before. If you saw a receipt, your vote counts and there is nothing to do. If not, type the code once more and vote again; only the last vote counts.
entry-not-open = The ballot is not open yet
entry-not-open-about = Keep this page open, it will change by itself. Have your slip with the code ready.
entry-result-of = Result of round { $number }
entry-closed = The ballot is closed
entry-closed-about =
    { $n ->
        [0] Nobody voted.
        [one] { $n } person voted.
       *[other] { $n } people voted.
    }
entry-being-revealed = The result is being revealed on the screen in the room. Once it is complete, you will find it here, too.
entry-result = See the result
entry-items = What is being ranked
entry-rules = The rules

## The rules in words
card-keep = keep
card-introduce = introduce
card-method = How the order is made
card-method-ranked-pairs-borda = Every two items meet in a duel: the more people put one before the other, the clearer the result. The clearest one counts first, then the next and the next; a result is left out only where it would contradict those that count already. Drawn duels are decided by points for places.
card-method-ranked-pairs = Every two items meet in a duel: the more people put one before the other, the clearer the result. The clearest one counts first, then the next and the next; a result is left out only where it would contradict those that count already.
card-method-schulze = Every two items meet in a duel. The higher one is that from which the stronger chain of won duels leads to the other.
card-method-borda = Every place brings points: the first the most, the last one point, a shared place the mean. The points are added up.
card-method-copeland = Every two items meet in a duel. The higher one is that which wins more duels than it loses.
card-unranked = What you do not rank
card-unranked-last = Items you do not rank are together last on your ballot.
card-unranked-ignored = Items you do not rank are compared with nothing on your ballot.
card-most =
    { $most ->
        [one] You can rank only { $most } item.
       *[other] You can rank at most { $most } items.
    }
card-abstain = If an item concerns you personally, you can abstain on it: your ballot then compares it with nothing.
card-weight = Whose vote weighs how much
card-weight-one = Every vote weighs the same.
card-weight-each = Every vote weighs the same, wherever it comes from ({ $sectors }).
card-weight-sectors = Each group of voters weighs the same as a whole ({ $sectors }), even if one has more people and another fewer. Should fewer than three people vote in one of them, every vote would weigh the same.
card-ties = When it is a draw
card-ties-said = A tie is announced as a tie. Lots may only be drawn in public, in the room, and are put on record.
card-secrecy = Who could learn how you voted
card-secrecy-slips = The vote is secret. Slips are drawn from a hat, so nobody knows whose code is whose. The program knows codes, not people.
card-secrecy-confidential = The vote is confidential. Everybody has a code of their own; whoever gave them out may know who got which. The program knows no names.
card-could-join = While the ballot is open, only somebody who has the program's raw store or a backup of it, and your code as well, could find your vote. When it closes, the votes are rewritten so that the code no longer leads to them.
card-limit = The order is shown if at least three people put one item above another. Details and the list of votes are shown only where there are at least { $limit } such votes; of a smaller group nothing is said on its own.
card-free = Good to know
card-free-said = Nobody may press you to vote in some way, or ask to see how you voted.
card-not-for = This is a working vote of the group. It is not meant for elections and decisions that are legally binding.

## The ballot
ballot-back = Back to the rules
ballot-ask = Put them in order, the most important first
ballot-how = Several items may share a place.
ballot-how-plain = Choose a place for each item: 1st is the most important.
ballot-how-most =
    { $most ->
        [one] You can rank only { $most } item.
       *[other] You can rank at most { $most } items; several may share a place.
    }
ballot-sector = Your slip counts for: { $sector }.
ballot-again = Somebody has voted with this slip already. If you send a new vote, it replaces the one before. We do not show you that one, nobody can see it here.
ballot-order-own = Everybody sees the items in a different order, so that it suggests nothing.
ballot-order-official = The items stand in the order of the rules.
ballot-official-order = Show the order of the rules
ballot-own-order = Show the shuffled order
ballot-send = Send my vote
ballot-send-blank = Send a blank ballot
ballot-nothing = You have not ranked any item. Please rank at least one.
ballot-nothing-blank = If you really want to hand in a blank ballot, use the button “Send a blank ballot”.
ballot-no-place = { $item }: please choose its place once more.
ballot-too-many =
    { $most ->
        [one] You can rank only { $most } item. Please put the others back among those not ranked.
       *[other] You can rank at most { $most } items. Please put the others back among those not ranked.
    }
ballot-unsaved = Your vote cannot be saved right now
ballot-unsaved-next = Your order stays on this page and is not counted yet. Do not close it, and send it again in a while. If that does not help, tell the chair and report the reference { $reference }.

## A vote that was not counted
uncounted-lead = This vote was not counted.
uncounted-round = Round { $old } is closed
uncounted-round-open = Round { $new } is open now. It has a new ballot, and your code is valid for it, too.
uncounted-round-waits = Round { $new } is being prepared. Your code will be valid for it, too.
uncounted-to-round = To the ballot of round { $new }
uncounted-closed = The ballot is closed
uncounted-closed-next = The chair closed it before your vote reached us. If you voted in this round before, that vote counts.
uncounted-to-entry = Back to the page of the ballot
uncounted-slip = This page belonged to another slip
uncounted-slip-next = Another code was typed in this browser meanwhile. Please type the code of your own slip and vote again.
uncounted-to-slip = Type the code of the slip

## The receipt
receipt-title = We have your vote
receipt-yours = Your receipt
receipt-keep = Write it down or take a photo of it now; we cannot show it again.
receipt-what-for = Once the chair has revealed the whole result, you can use it to check in the list of votes that yours was counted right. The list is published if at least { $limit } people vote.
receipt-what-for-sectors = Once the chair has revealed the whole result, you can use it to check in the list of votes that yours was counted right. The list is published if every sector casts at least { $limit } votes, or none.
receipt-secret = Whoever sees the receipt can find out how you voted. Show it to nobody.
receipt-where = You will find it at
receipt-lost = If you lose it, nothing is lost: the vote counts without it.
receipt-sent = What you sent
receipt-blank = A blank ballot: you have not ranked any item.
receipt-rest-last =
    { $ranked } of { $all } ranked. { $left ->
        [one] This item is last:
       *[other] Together last are:
    }
receipt-rest-ignored = { $ranked } of { $all } ranked. Compared with nothing:
receipt-abstained = You abstained on these items:
receipt-next = What next
receipt-next-about = The result will appear on the screen. Until the ballot closes you can vote again with the same slip; only the last vote counts.
receipt-hand-over = To the next person
receipt-hand-over-about = Is somebody else voting on this device? Write the receipt down, press the button and hand it on. Neither your vote nor your receipt stays on it.

# Somebody with a known conflict of interest could be recognised by it.
ballot-abstain-shows = An abstention will also show on your vote in the published list.
ballot-rest-last = Not ranked yet; what stays here will be last together
ballot-rest-ignored = Not ranked: compared with nothing
