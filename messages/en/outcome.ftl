# The projector and the result of a ballot: what everybody may see.

## Places, orders and duels in words
outcome-place = { $n }
outcome-places = { $from }–{ $to }
outcome-and = { $first } and { $last }
outcome-blank = blank ballot
outcome-with-abstained = { $ranked }; abstains on: { $items }
outcome-step-kept = { $winner } – { $loser } { $votes }, holds
outcome-step-contradicted = { $winner } – { $loser } { $votes }, does not hold, because clearer ones say the opposite: { $chain }
outcome-step-circular = { $winner } – { $loser } { $votes }, does not hold, because it makes a circle with equally clear ones: { $chain }
outcome-step-equal-kept = { $winner } – { $loser } { $votes }, the points decided who won, holds
outcome-step-equal-contradicted = { $winner } – { $loser } { $votes }, the points decided who won, does not hold, because clearer ones say the opposite: { $chain }
outcome-step-equal-circular = { $winner } – { $loser } { $votes }, the points decided who won, does not hold, because it makes a circle with equally clear ones: { $chain }

## Ways of counting
outcome-method-ranked-pairs-borda = Ranked pairs with points
outcome-method-ranked-pairs = Ranked pairs
outcome-method-ranked-pairs-wv = Ranked pairs by the winner’s votes
outcome-method-schulze = Schulze
outcome-method-schulze-wv = Schulze by the winner’s votes
outcome-method-copeland = Duels won (Copeland)
outcome-method-borda = Points (Borda)
outcome-method-dowdall = Points 1, 1/2, 1/3 (Dowdall)
outcome-method-kemeny = Most agreement (Kemeny)
outcome-unranked-last = left out means last
outcome-unranked-ignored = left out means not compared
outcome-how-ranked-pairs-borda = Every item meets every other: the one more ballots put higher wins. We take the clearest duel first and keep every result that does not contradict a clearer one. Where duels are equally clear or end equal, points decide.
outcome-how-ranked-pairs = Every item meets every other: the one more ballots put higher wins. We take the clearest duel first and keep every result that does not contradict a clearer one.
outcome-how-schulze = Every item meets every other. An item stands higher if a stronger chain of won duels leads from it to the other than back; a chain is as strong as its closest duel.
outcome-how-borda = On each ballot the first item gets as many points as there are items, and every next one a point less. The order follows the sum of points.
outcome-how-copeland = Every item meets every other. The order follows the number of duels won less those lost.
outcome-first-shared = { $items } share the first place: the rule did not decide between them.
outcome-first-points = { $item } has the most points: { $points }.
outcome-first-copeland = { $item } has the best difference of duels won and lost: { $points }.
outcome-first-won-all = { $item }: won the duel with every other item.
outcome-first-unbeaten = { $item }: lost no duel.
outcome-first-contradicted = { $item } – { $other } ended { $votes }, but clearer duels say the opposite: { $chain }.
outcome-first-circular = { $item } – { $other } ended { $votes }, but with equally clear duels that makes a circle: { $chain }.
outcome-first-path = { $item } – { $other } ended { $votes }, but a stronger chain of duels leads the other way.

## Tables and charts
outcome-source = Source: ballot “{ $title }”, { $day }.
outcome-caption-chart = Figure { $number }: { $caption }
outcome-caption-table = Table { $number }: { $caption }
outcome-base = Ballots: { $n }
outcome-item = Item
outcome-place-column = Place
outcome-points = Points
outcome-duels-won = Duels won
outcome-duels-equal = Equal
outcome-duels-lost = Lost
outcome-result-column = Result
outcome-first-column = First, %
outcome-top-column =
    { $k ->
        [one] In first place
       *[other] Among the first { $k }
    }
outcome-top-sectors-column =
    { $k ->
        [one] First in sectors
       *[other] Among the first { $k } in sectors
    }
outcome-unranked-column = not ranked
outcome-abstained-column = abstained
outcome-method-column = Way of counting
outcome-unweighted-column = For comparison only: a ballot is a ballot
outcome-weighted-column = For comparison only: sectors of equal weight
outcome-consensus = in all
outcome-contested = in some
outcome-nowhere = in none
outcome-table-order = Order by the rule ({ $base })
outcome-chart-order = Points of the items in the order of the result ({ $base })
outcome-alt-order = Bars of points in the order of the result. On top is { $item } with { $points } points.
outcome-table-duels = Every item against every other ({ $base })
outcome-alt-duels = Table of duels in the order of the result. On top is { $item }, which won { $won } of { $all } duels. Duels against the resulting order: { $against }.
outcome-note-duels = A row says how many ballots put the item of the row above the item of the column, and how many the other way round.
outcome-note-contradicted =
    { $n ->
        [one] Asterisk: one duel contradicts the resulting order. In the picture it is framed.
       *[other] Asterisk: { $n } duels contradict the resulting order. In the picture they are framed.
    }
outcome-note-weighted = Sectors weighed the same: a ballot counted { $times }. Votes in duels and points are rescaled so that all ballots together weigh as many as there are ({ $n }).
outcome-note-unweighted = Here a ballot is a ballot, without the weights of sectors.
outcome-table-places = How many ballots put an item in which place ({ $base })
outcome-alt-places = Heat map of items and places. { $item }: in first place { $n } times.
outcome-note-places = Where two items share a place on a ballot, both are counted in the higher one. Ballots are counted, not weights.
outcome-table-sectors = Places in each sector ({ $base })
outcome-chart-sectors = From the best to the worst place among sectors ({ $base })
outcome-alt-sectors = For every item a line from its best to its worst place among sectors. { $item }: from { $best } to { $worst }.
outcome-note-sectors = Every sector is counted alone, by the same rule. The number of ballots is in brackets.
outcome-note-otherwise = The column “for comparison only” decides nothing: what counts is the column Result.
outcome-note-lot = Shared places were decided by lot: number { $number }.
outcome-note-sectors-hidden = A sector with fewer than { $limit } ballots that are filled in is not shown alone; at least two are always hidden, so that its order cannot be worked out.
outcome-table-methods = Places by other ways of counting ({ $base })
outcome-chart-methods = From the best to the worst place by all ways of counting ({ $base })
outcome-chart-methods-reading = From the best to the worst place by all ways of counting, { $reading } ({ $base })
outcome-alt-methods = For every item a line from its best to its worst place by all ways of counting. { $item }: from { $best } to { $worst }.
outcome-note-methods = Columns: { $items }. Asterisk: another place than in the result. Only the result by the rule chosen beforehand counts, the rest is for comparison.
outcome-note-readings = Items left out can be read in two ways, so both are here.
outcome-note-no-readings = Nobody left an item out, so it does not matter how that would be read.
outcome-note-kemeny-items = Most agreement (Kemeny) is counted for at most { $n } items.
outcome-note-kemeny-orders = { $n } orders reach the most agreement (Kemeny); items on which they differ share a place.
outcome-w = Kendall’s W = { $w } (0 is no agreement, 1 is complete): { $degree ->
        [little] the ballots agree little
        [some] the ballots agree in part
        [much] the ballots agree quite well
       *[very-much] the ballots agree very well
    }.
outcome-w-nobody = Nobody put one item above another, so agreement cannot be measured.
outcome-one-ballot-nothing = No single ballot decides anything: without any one of them the order would be the same.
outcome-one-ballot-some =
    { $n ->
        [one] Removing a single ballot could change place { $places }. This holds for { $changing } of { $ballots } ballots.
       *[other] Removing a single ballot could change places { $places }. This holds for { $changing } of { $ballots } ballots.
    }
outcome-one-ballot-all = Removing a single ballot could change any place. This holds for { $changing } of { $ballots } ballots.
outcome-table-firmness = How firm a place at the top is ({ $base })
outcome-chart-firmness =
    { $k ->
        [one] How often an item would be first ({ $base })
       *[other] How often an item would be among the first { $k } ({ $base })
    }
outcome-alt-firmness =
    { $k ->
        [one] Bars of shares. { $item }: first in { $share } of the repetitions.
       *[other] Bars of shares. { $item }: among the first { $k } in { $share } of the repetitions.
    }
outcome-note-firmness = Stability of this group’s vote, not an inference about residents.
outcome-note-drawn = From the ballots cast we drew as many at random { $replicates } times (the same ballot perhaps repeatedly) and counted again. An item that shares a place across the line is counted in. Seed of the drawing: { $seed }, the first eight hexadecimal digits of the fingerprint of the list of votes; generator SplitMix64.
outcome-note-drawn-by-sector = From the ballots cast we drew as many at random { $replicates } times, from each sector as many as it cast (the same ballot perhaps repeatedly), and counted again. An item that shares a place across the line is counted in. Seed of the drawing: { $seed }, the first eight hexadecimal digits of the fingerprint of the list of votes; generator SplitMix64.

## The page of the result
outcome-title = Result of the ballot
outcome-round-of =
    { $all ->
        [one] { $title }
       *[other] { $title }, round { $number }
    }
outcome-rounds = Rounds
outcome-round = Round { $number }
outcome-met = Voted on { $day }, { $place }.
outcome-met-day = Voted on { $day }.
outcome-lead = First: { $item }.
outcome-lead-shared = { $items } share the first place.
outcome-counted-votes =
    { $n ->
        [one] ballot
       *[other] ballots
    }
outcome-counted-of =
    { $n ->
        [one] ballot of { $all }
       *[other] ballots of { $all }
    }
outcome-counted-phone = by phone
outcome-counted-paper = on paper
outcome-more-later = The chair has revealed the order so far. Duels, sectors and files will be here once they are revealed, too.
outcome-more-sectors-later = Sectors and the list of votes will be here once the chair reveals them.
outcome-few = Fewer than { $limit } ballots put one item above another. We therefore show only the order and the number of ballots; from the rest one could tell who voted how.
outcome-list-changed = The stored votes do not fit the fingerprint published at the close. Do not trust the result, and turn to whoever runs this program.
outcome-order = Order
outcome-place-of-item = place { $place }
outcome-points-of-item = { $points } pts
outcome-points-differ = Duels decided the order, not points. The points are there to compare, so a lower place may have more of them.
outcome-tag-consensus = sectors agree
outcome-tag-contested = sectors differ
outcome-tie = A shared place is a result: the rule did not decide between these items.
outcome-lot = A lot decided shared places: the number { $number } was drawn in the room. The order follows SHA-256 of the list’s fingerprint, the number and the item’s mark; anybody can check it.
outcome-why = Why this order
outcome-rule = The rule was fixed beforehand: { $method }; { $unranked }.
outcome-steps-all =
    { $n ->
        [one] The only duel there was to decide
       *[other] All { $n } duels from the clearest
    }
outcome-steps-left-out =
    { $n ->
        [0] No duel contradicts the resulting order.
        [one] One duel does not hold:
       *[other] { $n } duels do not hold:
    }
outcome-withheld = Sectors weighed the same, and one has fewer than { $limit } ballots. From weighted duels and points one could work out how its people voted, so we show only the resulting order.
outcome-duels = Duels
outcome-places-title = Who stood where
outcome-sectors = Sectors
outcome-sizes = Ballots by sector: { $sizes }.
outcome-size = { $sector } { $n }
outcome-size-hidden = not told
outcome-weights-same = A ballot is a ballot: sectors do not weigh differently.
outcome-weights-equal = Sectors weighed the same.
outcome-weights-times = A ballot counted { $times }. Votes in duels and points are rescaled so that all ballots together weigh as many as there are ({ $n }).
outcome-times = { $sector } { $times }×
outcome-weights-refused = Sectors were to weigh the same, but one of them cast fewer than three ballots that are filled in: one person would speak for a whole sector. So ballots were counted without weights.
outcome-consensus-items = Agreed (among the first { $k } in all sectors shown): { $items }.
outcome-consensus-none = No item is among the first { $k } in all sectors shown.
outcome-sectors-none = Individual sectors are not shown: at least one has fewer than { $limit } ballots that are filled in and could be worked out from the others.
outcome-methods = Other ways of counting
outcome-firmness = Agreement and firmness
outcome-check = Checking
outcome-to-list = List of ballots and recount
outcome-check-about = Every ballot is in the list under the fingerprint of its receipt. You can find yours there, recount the result, and compare the fingerprints with the minutes.
outcome-hash-list = Fingerprint of the list of votes
outcome-hash-content = Fingerprint of items and rules
outcome-hash-result = Fingerprint of the order
outcome-hash-result-about = The fingerprint of the order is the SHA-256 of this text, letter by letter and without an end of line: groups of ids of items from the first place on, items that share a place in one.
outcome-how-to-read = How to read this
outcome-read-place = “Place 2–3” means that two items share these places. A shared place is a result, not a mistake.
outcome-read-points = Points give an idea: the first of { $n } items gets { $n } points on a ballot, the last one, shared places their mean. The order follows from the rule above.
outcome-read-group = The people at this meeting voted. The result is what they agreed on, not a survey of residents.
outcome-read-few = Of groups with fewer than { $limit } ballots we say neither how they voted nor how many ballots they cast. The number of all ballots is always shown.
outcome-back = Back to the result

## List of ballots and recount
outcome-list-title = List of votes
outcome-list-about =
    { $n ->
        [one] There is one ballot in the list.
       *[other] All { $n } ballots are in the list, sorted by the fingerprint of their receipts. Nobody knows whose is whose but who got the receipt.
    }
outcome-list-few = Fewer than { $limit } ballots put one item above another, so the list of votes is not published. Its fingerprint holds, and whoever runs this program can check it.
outcome-list-withheld = Sectors weighed the same and one of them has fewer than { $limit } ballots that are filled in. With the list one could try whose ballots belong to it, so it is not published. Its fingerprint holds, and whoever runs this program can check it.
outcome-list-without-sectors = The list names no sectors: one has fewer than { $limit } ballots that are filled in.
outcome-find = Find your ballot
outcome-find-about = The fingerprint is worked out in your device, the receipt is sent nowhere. A receipt also proves how you voted: show it to nobody.
outcome-find-label = Receipt
outcome-find-act = Find
outcome-list-legend = The sign > means “above”, the sign = “on the same place as”. What is not in a line was not ranked.
outcome-needs-script = Finding a vote by its receipt and recounting need JavaScript here. Without it both can be done by hand, as described below.
outcome-found = Your ballot is on line { "%1" } of the list: { "%2" }
outcome-not-found = This receipt is not in the list. Check its letters; only the receipt of the last sending holds, and only for this round.
outcome-not-a-code = A receipt has sixteen characters.
outcome-recount = Recount in the browser
outcome-recount-about = The same count as on the server, anew from the ballots on this page, in your device.
outcome-recount-act = Recount
outcome-recounted-same = It agrees. { "%1" } ballots make: { "%2" }. That is the published order.
outcome-recounted-same-lot = It agrees. From { "%1" } ballots and the number drawn follows: { "%2" }. That is the published order.
outcome-recounted-other = It does not agree! { "%1" } ballots make: { "%2" }. The published order is another.
outcome-list-same = The fingerprint of the list on this page is the published one.
outcome-list-other = The fingerprint of the list on this page is not the published one!
outcome-by-hand = Check by hand
outcome-by-hand-receipt = The fingerprint of your receipt (sixteen letters without dashes) is worked out on every Linux and Mac by:
outcome-by-hand-list = And the fingerprint of the downloaded list by:
outcome-by-hand-must = It must be { $hash }.
outcome-files = Files
outcome-file-list = The list exactly as its fingerprint has it
outcome-file-list-rule = The list with the rule it was counted by
outcome-file-list-rule-about = (lines that begin with # are not part of the fingerprint; the command priorita tally counts it)
outcome-file-votes = Ballots for other programs:
outcome-line-column = Line
outcome-hash-column = Fingerprint of the receipt
outcome-sector-column = Sector
outcome-ranking-column = Order on the ballot
outcome-list-caption = All ballots by fingerprint ({ $base })

## The projector
screen-title = Ballot on the screen
screen-address = Open { $address } and type
screen-qr = Square code with the address of the ballot
screen-how-ranked-pairs-borda = Every item meets every other. Higher stands the one that more ballots put higher.
screen-how-ranked-pairs = Every item meets every other. Higher stands the one that more ballots put higher.
screen-how-schulze = Every item meets every other. Higher stands the one that more ballots put higher.
screen-how-copeland = Every item meets every other. Higher stands the one that wins more duels.
screen-how-borda = The higher you put an item, the more points it gets. The order follows from their sum.
screen-unranked-last = What you do not rank stands together in the last place on your ballot.
screen-unranked-ignored = What you do not rank is compared with nothing on your ballot.
screen-most =
    { $most ->
        [one] Rank at most { $most } item.
       *[other] Rank at most { $most } items.
    }
screen-prepared = The ballot is being prepared
screen-frozen = We begin in a moment
screen-voted =
    { $voted ->
        [one] of { $all } has voted
       *[other] of { $all } have voted
    }
screen-voted-plain =
    { $voted ->
        [one] has voted
       *[other] have voted
    }
screen-closed = The ballot is closed
screen-votes =
    { $n ->
        [one] { $n } ballot
       *[other] { $n } ballots
    }
screen-too-few = The order stays hidden: fewer than three ballots are filled in, and one could tell who voted how.
screen-chair-reveals = The chair will reveal the result.
screen-more =
    { $n ->
        [one] { $n } more item stands higher.
       *[other] { $n } more items stand higher.
    }
screen-duels = Duels
screen-sectors = Sectors
screen-rest =
    { $n ->
        [one] { $n } more item is on the page of the result.
       *[other] { $n } more items are on the page of the result.
    }
screen-ways = What is to be on the screen
screen-lot = Shared places were decided by lot: number { $number }.
screen-on-phone = The result on a phone
screen-few = Fewer than { $limit } ballots put one item above another, so we show nothing but the order.

## The command line
no-such-ballot = We do not know a ballot “{ $join }”. Check the six characters from the screen.
no-closed-round = The ballot “{ $join }” has no closed round. While people vote, nothing of it is handed out.
too-few-votes = The ballot “{ $join }” has so few ballots that are filled in that its list is neither published nor handed out.
round-content-changed = Ballot { $join }, round { $number }: the question or the rule does not fit the fingerprint of the freezing. Please compare them with a backup.
round-list-changed = Ballot { $join }, round { $number }: the stored votes do not fit the fingerprint of the list. Please compare them with a backup.
round-result-changed = Ballot { $join }, round { $number }: the result counted anew from the stored votes does not fit its fingerprint. Please compare it with a backup.
round-not-as-recorded = Ballot { $join }, round { $number }: the stored round is not what was recorded of it. Please compare it with a backup.
round-missing = The round { $subject } of a ballot is recorded and is missing in the store. Please compare it with a backup.
