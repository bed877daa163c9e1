# When something cannot be: -title in short, -what happened, -next what to do.

problem-not-found-title = This page is not here
problem-not-found-what = There is nothing at this address; perhaps a letter got lost in it.
problem-not-found-next = If you copied the address from a leaflet, please try again or scan its square code with a phone.

problem-unknown-survey-title = This survey is not here
problem-unknown-survey-what = We have no survey at this address; perhaps a letter got lost in it.
problem-unknown-survey-next = Please compare the address with the leaflet, or find the survey on the home page.

problem-survey-not-open-title = The survey has not begun yet
problem-survey-not-open-what = You can answer from { $opens }.
problem-survey-not-open-next = Please come back to this address on that day or later.

problem-survey-closed-title = The survey has ended
problem-survey-closed-what = We took answers until { $closed }, and we thank everybody who joined in.
problem-survey-closed-next = The results will be at the link below as soon as they are published.

problem-results-not-published-title = The results are not published yet
problem-results-not-published-what = The results of this survey are not open to the public yet.
problem-results-not-published-next = Please look at this address again later.

problem-unknown-ballot-title = This ballot is not here
problem-unknown-ballot-what = We have no ballot under these six characters.
problem-unknown-ballot-next = Please compare them with the screen in the room or with your slip; capitals do not matter.

problem-result-not-revealed-title = The result is not revealed yet
problem-result-not-revealed-what = Until the chair reveals the result we show nothing of it, not even a part.
problem-result-not-revealed-next = Please watch the screen in the room, or come back to this address after the meeting.

problem-votes-not-in-format-title = The ballots are not in this format
problem-votes-not-in-format-what = The format { $format } cannot say how these ballots were counted: other programs would make another order of it, so we hand out no such file.
problem-votes-not-in-format-next = Please download the ballots from the list of votes as CEF or CSV.

problem-unknown-link-title = We do not know this link
problem-unknown-link-what = The link or code that brought you here does not belong to this survey.
problem-unknown-link-next = Please open the survey with the link below; if need be, you choose your municipality there.

problem-sign-in-needed-title = Please sign in first
problem-sign-in-needed-what = This page is only for people who have signed in.
problem-sign-in-needed-next = Sign in and we will bring you back to it.

problem-not-allowed-title = This page is not open to you
problem-not-allowed-what = Your account does not have the right to see this page or take this step.
problem-not-allowed-next = If you need it for your work, please ask whoever runs the program in your town.

problem-foreign-origin-title = The form came from elsewhere
problem-foreign-origin-what = The form was sent from another website than ours, so we did not accept it.
problem-foreign-origin-next = Please open the page here with us and send it again.

problem-too-large-title = This is more than fits here
problem-too-large-what = The text or file you sent is larger than this page accepts (at most { $limit } kB).
problem-too-large-next = Please go back, make the text or file smaller and send it again.

problem-unreadable-title = The form could not be read
problem-unreadable-what = The form reached us incomplete or damaged, and nothing of it was saved.
problem-unreadable-next = Please go back and send it once more.

problem-wrong-method-title = There is nothing to show here
problem-wrong-method-what = This address is only for sending a form.
problem-wrong-method-next = Please go back to the page with the form and use its button.

problem-link-used-title = This link is no longer valid
problem-link-used-what = The one-time link has been used already, or it was never valid.
problem-link-used-next = If you have an account, sign in; otherwise please ask whoever runs the program for help.

problem-too-many-title = Please wait a moment
problem-too-many-what = Too many attempts came within a short time, so we have paused them for a while.
problem-too-many-next = Please try again in { $seconds } s.

problem-store-away-title = Nothing can be saved right now
problem-store-away-what = The data store cannot be reached at the moment, and nothing new was saved in it.
problem-store-away-next = Please try again in a while; if that does not help, report the reference { $reference } to your municipal office.

problem-broken-title = Something broke on our side
problem-broken-what = The fault is ours and has been noted; what was saved before stays saved.
problem-broken-next = Please try again in a while; if that does not help, report the reference { $reference } to your municipal office.

problem-report-unreadable-title = The kept results cannot be read
problem-report-unreadable-what = The results are kept, but the program does not understand how they are written. Nothing was deleted and nothing is counted anew.
problem-report-unreadable-next = The operator should run a newer version of the program or restore a backup; the program's log has the reference { $reference }.

problem-not-crossed-title = There are no answers by group here now
problem-not-crossed-what = Tables of two questions are published after the collection has ended, when all forms are in the results; once the forms are deleted they cannot be counted any more.
problem-not-crossed-next = The results of single questions are at the link below.
