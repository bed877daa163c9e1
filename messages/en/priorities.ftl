# The common list of priorities.

## Words of order
place-word =
    { $n ->
        [1] first
        [2] second
        [3] third
        [4] fourth
        [5] fifth
        [6] sixth
        [7] seventh
        [8] eighth
        [9] ninth
        [10] tenth
       *[other] no. { $n }
    }
list-always = In { $best } place { list-whatever }.
list-shared = Shares { $best } to { $worst } place { list-whatever }.
list-whatever =
    { $tried ->
        [single] in every way of counting
        [all] under every weighting
       *[some] under every weighting tried
    }
list-from-to = From { $best } to { $worst } place, depending on the way of counting.
list-near-one = With a small change of weights { $place },
list-near = With a small change of weights { $best } to { $worst },
list-near-and-far = With a small or a large change of weights { $best } to { $worst } place.
list-far =
    { $tried ->
        [all] with any change
       *[some] with any change tried
    } { $best } to { $worst } place.
list-among =
    { $n ->
        [0] Among the first { $top } in no source.
       *[other] Among the first { $top } in { list-views-of }.
    }
list-order = The order
list-cut = The heavy line marks the first { $top }, which the plan takes on.
list-consensus = Consensus
list-contested = Contested

## The list
list-crumb = Priorities
list-made-from =
    { $items ->
        [one] { $items } area
       *[other] { $items } areas
    } ranked by { $sources ->
        [one] one source
       *[other] { $sources } sources
    }. Behind them stand { $people ->
        [one] one ballot or questionnaire
       *[other] { $people } ballots and questionnaires
    }. Counted on { $day }.
list-source = Source: { $process }, list of priorities in the making, counted on { $day }
list-source-signed = Source: { $process }, list of priorities, version { $version }, { $body }, { $day }
list-item = Area
list-place = Place
list-near-range = Small change of weights
list-range = Any change of weights
list-by-rankings = By rankings of sources only
list-by-scores = By mean points
list-score = Points 0–1
list-drawn-first = First when drawn anew
list-drawn = Among the first { $top } when drawn anew
list-views = Sources that have it among the first { $top }
list-views-of =
    { $n } of { $all } { $sectors ->
        [0] sources
       *[other] sources and sectors
    }{ $part ->
        [yes] { " " }that rank it
       *[no] { "" }
    }
list-table = Priorities and how firm their places are
list-numbers = All numbers in a table
list-how-firm = How firm the order is
list-figure = Place in the order; broad band: small change of weights, thin band: any change{ $format ->
        [1] { "" }
       *[other] , always in all three ways of counting
    }
list-figure-one = Place in the order, and its range by ways of counting
list-figure-alt = Bands of places in the order, one for each area. At the top: { $leading }.
list-figure-about = The box is the place of an area; the bands go from its best to its worst place if the sources weighed otherwise. We tried { $weightings } weightings in steps of { $step ->
        [1] one
       *[other] { $step }
    } per cent, from 0 to 100, and counted each in three ways: { $orders } orders. A small change of weights moves at most { $near } percentage points from one source to another{ $format ->
        [1] ; it is counted only in the way that decides
       *[other] , in all three ways as well
    }.
list-figure-alone = There is only one source, so there is nothing to weigh. The band shows only how the ways of counting differ.

## What it is made of
list-made-of = What the list is made of
list-source-name = Source
list-weight = Weight
list-people = People
list-unity = Unity of opinion
list-sources-table = Sources, their weights and the people behind them
list-of-ranking = { $survey }: “{ $question }” People put the options in order; what they left out is together last. N = { $n }.
list-of-choice = { $survey }: “{ $question }” People chose; what they chose is together first, the rest together last. N = { $n }.
list-of-round = Ballot “{ $title }”, round { $number }. Votes: { $n }.
list-of-round-withheld = Ballot “{ $title }”, round { $number }. Votes: { $n }. All sectors weigh the same in it, but one is so small that numbers would give it away. So the places of the source are those the ballot announced; otherwise every vote counts the same here, and none are drawn anew.
list-of-round-equal = Ballot “{ $title }”, round { $number }, in which all sectors weigh the same. Votes: { $n }.
list-of-numbers = Numbers the coordinator entered. The higher, the more pressing.
list-unity-words = Unity of opinion: { $unity }.
list-unity-about = Unity of opinion: at 0% every duel of two areas in the source ends even, at 100% all agree on everything. The greater the unity, the louder a source is heard at the same weight.
list-running = Answers are still coming in.
list-left-out = Not on the list and not counted: { $names }
list-stated = The weights were stated on { $day }, before anybody saw the combined result.
list-changed = On { $day } the weights were changed after the result was seen.
list-changed-what = Before: { $before }. Now: { $after }.
list-changed-why = Reason:
list-places-title = Places by source
list-places-table = Place of every area in each source
list-places-note = A dash: the source does not rank this area.
list-sector = of them { $sector } ({ $n })

## What the order depends on
list-depends = What the order depends on
list-neighbours = When neighbours would change places
list-neighbours-about = For every pair the least change of one weight that turns it, counted by ballots like the list itself; in small print in two other ways. The other weights change in proportion; we tried every whole per cent from 0 to 100.
list-turned = “{ $upper }” and “{ $lower }” change places if the source “{ $source }” weighs { $to }% instead of { $from }%.
list-not-turned = By ballots “{ $upper }” stays above “{ $lower }” whatever single weight changes.
list-never-turned = “{ $upper }” stays above “{ $lower }” whatever single weight changes, in any of the three ways of counting.
list-way =
    { $way ->
        [scores] By mean points
       *[rankings] By rankings of sources only
    }
list-otherwise = { list-way }: “{ $source }” { $to }% instead of { $from }%.
list-otherwise-not = { list-way } they do not change places.
list-otherwise-already = { list-way } they stand the other way round as it is.
list-duels = How neighbours fared in each source
list-duels-table = Duels of neighbours: how many ballots put the first area over the second, and how many the other way round
list-pair = Pair
list-duels-note = Ballots that left the two areas even are not counted. A dash: the source does not rank both, or the numbers would tell of fewer than { $limit } people.
list-duels-unweighted = Where sectors weigh the same, these are numbers of ballots cast, not weighted yet.
list-tied = “{ $upper }” and “{ $lower }” share their place.
list-without = Without { $name }
list-without-table = The order if one source were missing
list-stability = If chance had brought slightly different people: from each source we drew { $replicates } times as many ballots as were cast and counted again (number of the draw { $seed }). How often each { $firsts ->
        [yes] area was first and how often it
       *[no] area
    } stayed among the first { $top } is in the table by the figure. It speaks of how firm this result is, not of all residents.

## How it was counted
list-method = How it was counted
list-method-ballots = The base is ballots: every answer of a survey and every vote says what stands above what. We compare each area with each other.
list-method-weights = All ballots of one source together weigh what was stated beforehand, whether ten came or a thousand. So a narrow duel inside a source means less than a clear one.
list-method-others = For comparison we count in two more ways: by the rankings of the sources alone (where of two sources the heavier always decides) and by mean points between 0 and 1. Both belong to the range.
list-method-count = We take the clearest duel first and then each that does not contradict a clearer one (Ranked Pairs). Borda points decide where duels are even; what even they do not decide shares a place.
list-method-numbers = Numbers that were entered are not added to votes. They speak with their whole weight only between the highest and the lowest number, otherwise by how much the numbers differ.
list-method-tags = “Consensus” means that the area is among the first { $top } in all sources and sectors that rank it, “contested” that it is only in some. An area that shares its place with one below the line is not among the first { $top }{ $format ->
        [1] ; only when ballots were drawn anew it was counted too
       *[other] , nor is it when ballots are drawn anew
    }.
list-method-hidden = Sources and sectors with fewer than { $limit } people behind them are not shown, nor is another sector by which they could be worked out. Nothing here tells more of a ballot than its own page does.

## A signed version
list-signed = Signed versions
list-signed-by = Signed off: { $body }, { $day }.
list-older = This is version { $version }. A newer one was signed later.
list-newest = Show the newest version
list-version = Version { $number }
list-version-about = This is how the list was signed. This page will not change any more, neither when further answers come nor when the questionnaires are deleted.
list-address = Lasting address:
list-hash-about = SHA-256 of the whole JSON file, exactly as it is downloaded. The command sha256sum checks it; if a single character had changed, it would come out different.
list-versions = All versions

## A new list
list-new = Put together a list of priorities
list-new-lead = One list from several sources: surveys, ballots of groups, and numbers you have. You say the weights before you see the combined result.
list-known = Lists that are already here
list-nothing-to-combine = There is nothing to make a list of yet. It takes a question in which people rank or choose several options, or a ballot whose result is revealed in full.
list-title = Title of the list
list-title-hint = For example: Priorities of social services in the Bechyně area 2027–2029.
list-title-en = Title in English (optional)
list-slug = Address of the list
list-slug-hint = The end of the address { $address }… Only small letters without accents, digits and hyphens. It does not change later.
list-sources = What to make the list of
list-sources-hint = At most eight sources. A sector that is a source of its own counts as well.
list-split = Each sector as a source of its own
list-too-few-yet = Cannot be used yet, fewer than { $limit } people stand behind it: { $names }.
list-offers-ranking = People rank options, { $options } of them. Answered: { $n }. Survey “{ $survey }”.
list-offers-choice = People choose from options, { $options } of them. Answered: { $n }. Survey “{ $survey }”.
list-offers-round = Ballot, round { $number }, options: { $options }, votes: { $n }.
list-numbers-field = Numbers entered by hand (optional)
list-numbers-hint = One name a line, for example People waiting for the service. The numbers follow in the next step.
list-items-from = Where to take the areas to rank from
list-items-hint = What has other names is matched in the next step.
list-items-first = From the first ticked source
list-top = How many priorities the plan takes on
list-top-hint = A line in the list will mark so many first areas.
list-make = Go on to matching and weights

## Mistakes in a new list
list-title-missing = Write what the list is called.
list-title-long = Please shorten the title to 200 characters.
list-slug-bad = Write an address of 3 to 60 characters: only small letters without accents, digits and hyphens.
list-slug-taken = Another list has this address. Please choose another one, perhaps with a year at the end.
list-no-source = Tick at least one source.
list-many-sources = There can be at most { $most } sources, sectors among them. Please leave one out, or do not split the ballot.
list-no-items = Tick at least one survey question or ballot, or choose where to take the areas from.
list-top-bad = Write a whole number from 1 to the number of areas.
list-source-gone = One of the sources is not there any more or too few people stand behind it. Please choose again.
list-sectors-hidden = The ballot cannot be split into sectors: one of them is so small that the published list of votes names none. Please take it as a whole.

## Matching and weights
list-before = Nothing has been counted yet. First say what in each source means which area, and how much each source weighs. Only then will you see the combined result.
list-what = What is ranked
list-saved = Saved. Nobody has stated the weights yet.
list-not-stated = The coordinator has not stated the weights of the sources yet. Until then nobody sees the result.
list-source-short = Short name of the source
list-source-short-en = Short name in English (optional)
list-round-named = Ballot “{ $title }”, round { $number }
list-matched = All options are matched by name. Check or change
list-matched-some = Match options: { $n } of { $all } so far
list-match-hint = If several options mean one area, the better placed one counts. Options that are not matched are left out, and the page says so.
list-not-used = – leave out –
list-numbers-about = Numbers entered by hand
list-numbers-how = The higher the number, the more pressing the area. How much the numbers differ matters as well. Leave empty where you have no number.
list-note = Note: { $name }
list-weights = How much each source weighs
list-weights-about = Whole per cents that come to 100. They are recorded with the date and will stand on the page. Later they can only be changed with a reason, which stays on the page as well.
list-weight-of = Weight: { $name }
list-state = State the weights and show the result
list-keep = Only save the matching for now
list-name-bad = Write a short name of the source, at most { $most } characters.
list-matches-few = The source “{ $name }” compares nothing. Match at least two different areas in it.
list-numbers-few = The source “{ $name }” needs numbers for at least two areas.
list-number-bad = “{ $typed }” cannot be read as a number. Write it in digits, with at most three decimals.
list-note-long = Please shorten the note to { $most } characters.
list-weight-bad = Weight of the source “{ $name }”: write a whole number from 0 to 100.
list-weights-sum = The weights come to { $sum }%. Please change them so that they come to 100%.

## The result on the desk
list-too-few = So few people now stand behind the source “{ $name }” that they might be recognised, so the list is not counted. The answers may have been deleted as promised. Signed versions stay.
list-not-revealed = The result of the ballot “{ $name }” is not revealed in full yet, so the list is not counted.
list-too-large = There are so many ballots that sums cannot be counted exactly. Please try a list of fewer sources.
list-change = Change the weights
list-change-about = You have seen the result. So a change is recorded with its reason and will stand on the page: “weights changed after the result was seen”.
list-change-act = Change the weights and record the reason
list-reason = Reason for the change
list-reason-hint = It will stand on the public page. For example: The steering group wants to give residents more weight.
list-reason-bad = Write the reason for the change, at least ten characters and at most five hundred.
list-nothing-changed = The weights are the same as before, there is nothing to record.
list-another-came = Somebody else has changed the weights meanwhile. Please look at the page again and then change them if you still want to.
list-sign = Sign off and publish
list-sign-about = The list is kept exactly as you see it now, and stays in public for good at { $address }.
list-sign-running = Answers are still coming in. You sign the order of those that have come so far.
list-unpublished = The results of these sources are not published, so the page will not link to them: { $names }.
list-sign-body = Who signed it off
list-sign-body-hint = As it is to stand on the page. For example: Steering group, 4th meeting.
list-sign-on = Day of the meeting
list-sign-act = Sign off and publish this version
list-sign-on-bad = Write the day of the meeting as 2026-03-31. It cannot be in the future.
list-sign-body-bad = Write who signed the list off, at most 200 characters.
list-moved = The result has changed meanwhile, for instance because another answer came. Please look at it again and then sign.
list-nothing-to-sign = The list cannot be counted now, so it cannot be signed.

## Links from elsewhere
list-process = Signed priorities
list-deleted = The answers behind the source “{ $name }” were deleted as promised, so the list cannot be counted again. Signed versions stay.
list-moving = The collection behind the source “{ $name }” is still running and its results are not published: whoever compares the list of today with the next one could tell what people answered in between. Sign it when the collection has ended, or publish the results first.