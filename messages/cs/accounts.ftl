# Přihlášení a první účet.

email = E-mail
password = Heslo

sign-in-title = Přihlášení pro koordinátory
sign-in-about = K vyplnění dotazníku ani ke čtení výsledků se přihlašovat nemusíte.
sign-in-again = Přihlášení mezitím skončilo
sign-in-again-about = Nic se zatím neprovedlo a nic z toho, co jste napsali, se neztratilo. Čeká to na této stránce.
sign-in-again-first = Přihlaste se v novém okně.
sign-in-again-then = Vraťte se sem a odešlete formulář znovu.
sign-in-again-act = Odeslat znovu
sign-in-act = Přihlásit se
sign-in-unknown = E-mail nebo heslo nesouhlasí. Zkuste je prosím napsat znovu.
sign-in-resting =
    { $seconds ->
        [one] Po několika pokusech jsme přihlašování na chvíli pozastavili. Zkuste to znovu za { $seconds } sekundu.
        [few] Po několika pokusech jsme přihlašování na chvíli pozastavili. Zkuste to znovu za { $seconds } sekundy.
       *[other] Po několika pokusech jsme přihlašování na chvíli pozastavili. Zkuste to znovu za { $seconds } sekund.
    }

first-account-title = Založte si první účet
first-account-about = Tento odkaz platí jen jednou. Účet bude mít práva správce.
first-account-act = Založit účet
your-name = Jméno, jak ho uvidí ostatní
name-missing = Napište své jméno, nejvýš 120 znaků.
email-missing = Napište e-mail ve tvaru jmeno@obec.cz.
email-taken = Účet s tímto e-mailem už existuje. Přihlaste se, nebo napište jiný e-mail.
password-hint =
    { $n ->
        [one] Aspoň { $n } znak. Nejlépe tři nebo čtyři slova, která k sobě nepatří.
        [few] Aspoň { $n } znaky. Nejlépe tři nebo čtyři slova, která k sobě nepatří.
       *[other] Aspoň { $n } znaků. Nejlépe tři nebo čtyři slova, která k sobě nepatří.
    }
password-short =
    { $n ->
        [one] Napište heslo, které má aspoň { $n } znak.
        [few] Napište heslo, které má aspoň { $n } znaky.
       *[other] Napište heslo, které má aspoň { $n } znaků.
    }
password-long = Heslo může mít nejvýš 200 znaků. Zkraťte ho prosím.
