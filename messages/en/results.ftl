# Pages of results: numbers, how to read them, files to download, comparing groups.

results-thanks =
    { $n ->
        [0] No response has come in yet.
        [one] One response has come in so far. Thank you for it.
       *[other] Thank you to all { $n } people who answered.
    }
of-them-on-paper = of them on paper
counted-responses =
    { $n ->
        [one] response
       *[other] responses
    }
counted-places =
    { $n ->
        [one] municipality
       *[other] municipalities
    }
collected-on = Collected { $days }.
results-running = People can answer until { $day }, so the numbers will still change.
results-only-you = These results are not published yet. You see them only because you are signed in.

how-to-read = How to read the numbers
how-to-read-base = Each question says how many people answered it. Those who skipped it are in the row “Not stated”. Those who were not asked, because it did not concern them, are in the row “Not asked”; where that row is missing, they are among “Not stated” too.
how-to-read-more = More about percentages and hidden numbers
how-to-read-shares = The column “Of all %” counts all returned questionnaires, the column “Of answers %” only those who answered the question. Where several answers could be chosen, the sum may exceed 100%.
how-to-read-hidden = Instead of a number about fewer than { $limit } people we write “hidden”. We also hide numbers from which it could be worked out. In a small municipality somebody could otherwise be recognised.
how-to-read-sample = Those who wanted to answer did so; this is not a random sample of all residents. Small differences between groups may be due to chance.

downloads = Downloads
download = Download:
download-all = All charts and tables at once (ZIP)
captions-file = captions.txt
on-this-page = On this page
source = Source: own survey, { $month }

## Answers by group
cross-title = Answers by group
cross-about = Choose a question and what to split its answers by: municipality, way of answering or another question.
cross-question = Question
cross-by = By what
by-municipality-choice = Municipality
by-channel-choice = Way of filling in
cross-act = Show
cross-not-possible = This pair cannot be compared. Please choose another; questions answered in one’s own words cannot be compared in this way.
back-to-results = Back to the results
results-kept = The completed questionnaires have been deleted, as promised. The summary tables and charts stay as they were published.
