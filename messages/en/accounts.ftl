# Signing in and the first account.

email = E-mail
password = Password

sign-in-title = Sign-in for coordinators
sign-in-about = You do not need to sign in to fill in a survey or to read results.
sign-in-again = You have been signed out meanwhile
sign-in-again-about = Nothing has been done yet, and nothing you typed is lost. It waits on this page.
sign-in-again-first = Sign in in a new window.
sign-in-again-then = Come back here and send the form again.
sign-in-again-act = Send again
sign-in-act = Sign in
sign-in-unknown = The e-mail or the password does not match. Please type them again.
sign-in-resting =
    { $seconds ->
        [one] After several attempts we have paused signing in for a while. Try again in { $seconds } second.
       *[other] After several attempts we have paused signing in for a while. Try again in { $seconds } seconds.
    }

first-account-title = Create the first account
first-account-about = This link works only once. The account will have the rights of an operator.
first-account-act = Create the account
your-name = Your name as others will see it
name-missing = Write your name, at most 120 characters.
email-missing = Write an e-mail such as name@town.cz.
email-taken = There is already an account with this e-mail. Sign in, or write another e-mail.
password-hint =
    { $n ->
        [one] At least { $n } character. Best are three or four words that do not belong together.
       *[other] At least { $n } characters. Best are three or four words that do not belong together.
    }
password-short =
    { $n ->
        [one] Write a password of at least { $n } character.
       *[other] Write a password of at least { $n } characters.
    }
password-long = A password can have 200 characters at most. Please shorten it.
