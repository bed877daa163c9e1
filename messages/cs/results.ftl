# Stránky výsledků: čísla, jak je číst, soubory ke stažení, srovnání skupin.

results-thanks =
    { $n ->
        [0] Zatím nepřišla žádná odpověď.
        [one] Zatím přišla jedna odpověď. Děkujeme za ni.
        [few] Děkujeme všem { $n } lidem, kteří odpověděli.
       *[other] Děkujeme všem { $n } lidem, kteří odpověděli.
    }
of-them-on-paper = z toho na papíře
counted-responses =
    { $n ->
        [one] odpověď
        [few] odpovědi
       *[other] odpovědí
    }
counted-places =
    { $n ->
        [one] obec
        [few] obce
       *[other] obcí
    }
collected-on = Sběr { $days }.
results-running = Odpovídat se dá do { $day }, čísla se proto ještě budou měnit.
results-only-you = Tyto výsledky ještě nejsou zveřejněné. Vidíte je jen po přihlášení.

how-to-read = Jak čísla číst
how-to-read-base = U každé otázky stojí, kolik lidí na ni odpovědělo. Kdo otázku přeskočil, je v řádku „Neuvedeno“. Kdo ji nedostal, protože se ho netýkala, je v řádku „Netýká se“; kde ten řádek chybí, je také mezi „Neuvedeno“.
how-to-read-more = Podrobněji o procentech a skrytých číslech
how-to-read-shares = Sloupec „Ze všech %“ počítá se všemi odevzdanými dotazníky, sloupec „Z odpovědí %“ jen s těmi, kdo na otázku odpověděli. Kde se dalo vybrat víc možností, může součet přesáhnout 100 %.
how-to-read-hidden = Místo čísla o méně než { $limit } lidech píšeme „skryto“. Stejně skrýváme i čísla, ze kterých by se dalo dopočítat. V malé obci by jinak šlo někoho poznat.
how-to-read-sample = Odpovídali ti, kdo sami chtěli, nejde tedy o náhodný výběr ze všech obyvatel. Malé rozdíly mezi skupinami mohou být dílem náhody.

downloads = Ke stažení
download = Stáhnout:
download-all = Všechny grafy a tabulky najednou (ZIP)
captions-file = popisky.txt
on-this-page = Na této stránce
source = Zdroj: vlastní šetření, { $month }

## Odpovědi podle skupin
cross-title = Odpovědi podle skupin
cross-about = Vyberte otázku a podle čeho odpovědi rozdělit: podle obce, způsobu vyplnění nebo jiné otázky.
cross-question = Otázka
cross-by = Podle čeho
by-municipality-choice = Obec
by-channel-choice = Způsob vyplnění
cross-act = Zobrazit
cross-not-possible = Tuto dvojici porovnat nejde. Vyberte prosím jinou; otázky s odpovědí vlastními slovy se takto porovnat nedají.
back-to-results = Zpět na výsledky
results-kept = Vyplněné dotazníky už byly podle slibu smazány. Souhrnné tabulky a grafy zůstávají tak, jak byly zveřejněny.
