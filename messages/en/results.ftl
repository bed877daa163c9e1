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
source-as-of = { $source }, as of { $day }

## Numbers that will be added to
results-as-of =
    { $n ->
        [one] As of { $day }, one form.
       *[other] As of { $day }, { $n } forms.
    }
results-in-steps = Answers are taken until { $day }. The numbers do not move with every form: a newer state is published once so many have come that the difference does not tell what anybody answered. All answers will be in the results after the collection has ended.
results-of-before = The collection ended on { $day }. Forms that came after this state are not in it yet: the final results are being prepared. If they are fewer than five they will not be added, because the difference would tell what those people answered.
cross-after-the-end = Answers by group will be published when the collection has ended. The difference of two such tables would tell what those who answered in between said.
cross-not-yet = Answers by group will be here when all forms are in the results.
cross-gone = Answers can no longer be shown by group: the filled-in forms were deleted as promised and only the published tables are left.
cross-not-public = The web does not publish this table yet, because the collection is running or not all forms are in the published numbers. Please do not publish it elsewhere either.
how-to-read-groups = Some choices, numbers or municipalities are put together in groups, so that more people stand behind each number.

## Internal view
internal-title = Internal view of the results
internal-mark = Internal – not for publication
internal-file = internal-
internal-about = Nothing is hidden here, not even numbers about one person. Please do not pass on figures, tables and files of this page; the results for the public have an address of their own.
internal-about-kept = The full numbers are gone.
internal-kept = The filled-in forms were deleted as promised, and the full numbers with them. Only the tables and figures for the public are left, with hidden numbers.
internal-see = Internal view: all numbers, nothing hidden
internal-grouped = Show in the groups that are published
internal-ungrouped = Show without groups

## Groups
groups-title = Groups for publication
groups-about = Choices that few people gave can be put together. Instead of hidden numbers the results then show one number for the whole group.
groups-how = The same name at two or more choices makes them a group. An empty field leaves a choice alone. Write an English name after a slash: “Senioři / Seniors”. The answers themselves do not change.
groups-choice = Choice
groups-group = name of the group
groups-ordered = These choices are a scale: only degrees that stand side by side can be put together. A scale put together has no mean.
groups-bands = First numbers of the bands
groups-bands-hint = For example 18, 30, 65 makes bands of 17 and less, 18–29, 30–64, and 65 and more. There is no mean then. An empty field keeps the bands the program chooses.
groups-municipalities = Municipalities
groups-save = Save the groups
groups-saved = The groups are saved.
groups-none = Nothing is put together.
groups-published = The results are published, so the groups cannot be changed now: whoever kept the tables of today could subtract those of tomorrow and work out hidden numbers. First hide the results on the page of the collection, change the groups, and publish again. All three steps stay in the record.
groups-frozen = The filled-in forms were deleted, so the tables stay as they are.
groups-confirm = I know that the results were public before. Whoever kept those tables can subtract the new ones and work out some hidden numbers.
groups-not-confirmed = The results were public in other groups before. Please confirm that you know what the change means, or leave the groups as they are.
groups-alone = The group “{ $name }” has only one choice. Write the same name at one more at least, or empty the field.
groups-everything = The group “{ $name }” has everything in it, nothing would be left to compare. Leave at least one choice out of it.
groups-long = The name of the group is too long. Shorten it to 80 letters.
groups-name-taken = “{ $name }” is the name of a choice outside of the group. Choose another name, or add that choice to the group.
groups-not-neighbours = The group “{ $name }” has degrees that do not stand side by side. Put together those that follow each other.
groups-mixed = The group “{ $name }” has a degree and an answer that is not on the scale (such as “don't know”). Leave them apart.
groups-bands-numbers = “{ $typed }” are not whole numbers. Write the first numbers of the bands with commas between them, for example 18, 30, 65.
groups-bands-rising = The numbers “{ $typed }” do not rise. Put them in order and write each once.
groups-bands-many = There would be too many bands. Write { $most } numbers at most.

## Command line
export-deleted = The answers of this survey were deleted as promised on { $day }; there is nothing to export. Tables and figures are left: --format zip.
no-such-question-kept = The kept results have no question “{ $name }”. The answers were deleted as promised, and only the tables that were public are left.
results-not-stored = The results are published, but their state is not stored yet. The running server or “priorita purge --due” stores it; --internal shows all numbers.
