//! What residents of the demonstration write in their own words. Nobody real wrote any of it,
//! and nobody can be recognised in it. A line beginning with `+` or `-`, capitals, a mistake
//! and a foreign alphabet are here on purpose: real forms bring them too.

use super::chance::Chance;
use super::residents::{Age, Care, Resident};

/// Who might write a line.
#[derive(Clone, Copy, PartialEq, Eq)]
pub enum Voice {
    Anyone,
    Senior,
    Parent,
    Young,
    Carer,
    Villager,
    Townsman,
}

impl Voice {
    fn suits(self, resident: &Resident) -> bool {
        match self {
            Voice::Anyone => true,
            Voice::Senior => resident.age.is_senior(),
            Voice::Parent => resident.has_children,
            Voice::Young => resident.age == Age::To29,
            Voice::Carer => resident.care != Care::None,
            Voice::Villager => !resident.place.is_town(),
            Voice::Townsman => resident.place.is_town(),
        }
    }
}

/// Lines dealt out like cards: each once, until they run out.
pub struct Deck(Vec<(Voice, &'static str)>);

impl Deck {
    pub fn new(lines: &[(Voice, &'static str)], chance: &mut Chance) -> Deck {
        let mut lines = lines.to_vec();
        chance.shuffle(&mut lines);
        // What only some would write is dealt before what anybody would.
        lines.sort_by_key(|(voice, _)| *voice == Voice::Anyone);
        Deck(lines)
    }

    /// The next line this resident might write; `None` where no such line is left.
    pub fn deal(&mut self, resident: &Resident) -> Option<&'static str> {
        let found = self.0.iter().position(|(voice, _)| voice.suits(resident))?;
        Some(self.0.remove(found).1)
    }
}

/// Answers to `prani`: one thing to change.
pub const WISHES: &[(Voice, &str)] = {
    use Voice::*;
    &[
        (Villager, "Aby autobus jezdil i o víkendu. V sobotu se odsud bez auta nikdo nedostane."),
        (Villager, "Ranní spoj do Bechyně o půl hodiny dřív, ať se dá stihnout odběr krve."),
        (Villager, "Chybí nám obchod. Stačila by pojízdná prodejna dvakrát týdně."),
        (Villager, "Aby sem aspoň jednou za měsíc přijel někdo z úřadu poradit s formuláři."),
        (Villager, "Opravit čekárnu na zastávce, zatéká tam a v zimě není kde stát."),
        (Villager, "Hospodu nebo aspoň místnost, kde bychom se v zimě sešli."),
        (Villager, "Signál! Když mám volat záchranku, musím vyběhnout na kopec."),
        (Villager, "Chodník podél silnice, děti chodí na autobus po krajnici."),
        (Villager, "AUTOBUS V NEDĚLI"),
        (Townsman, "Víc laviček cestou z náměstí k lékaři, do kopce to na jeden zátah nevyjdu."),
        (Townsman, "Zubaře. Jezdíme do Tábora a objednávají na půl roku dopředu."),
        (Townsman, "Výtah nebo plošinu na poliklinice."),
        (Townsman, "Malé obecní byty pro starší, velký byt už neutopím."),
        (Townsman, "Veřejné záchody, které budou otevřené i odpoledne."),
        (Townsman, "Bezbariérový vstup na poštu."),
        (Townsman, "Denní stacionář přímo v Bechyni, ne až v Táboře."),
        (Townsman, "Klubovnu pro děti, které odpoledne posedávají u nádraží."),
        (Townsman, "- osvětlit cestu k sídlišti, večer se tam bojím"),
        (Senior, "Aby mi někdo jednou za týden došel na nákup a chvíli si popovídal."),
        (Senior, "Odvoz k doktorovi. Syn je v práci a taxík stojí půl důchodu."),
        (Senior, "Teplý oběd i o víkendu, teď vozí jen od pondělí do pátku."),
        (Senior, "Aby člověk nemusel všechno přes internet. Neumím to a už se to nenaučím."),
        (Senior, "Cvičení pro starší, co bývalo před covidem, bylo moc dobré."),
        (Senior, "Přál bych si zůstat doma co nejdýl, stačilo by, kdyby chodila sestřička."),
        (Senior, "Někoho na drobné opravy, vyměnit žárovku, spravit kapající kohoutek."),
        (Senior, "Lékárna aby byla otevřená i v pátek odpoledne."),
        (Senior, "Větší písmo ve zpravodaji."),
        (Senior, "Kurz s mobilem, vnoučata na mě nemají trpělivost."),
        (Senior, "Jsem tu sama a zima je dlouhá. Kdyby bylo kam zajít na kafe."),
        (Parent, "Dětskou skupinu pro dvouleté, do školky nás nevzali a babičky jsou v práci."),
        (Parent, "Hřiště se stínem. V létě je na klouzačce padesát stupňů."),
        (Parent, "Kroužky pro děti i tady, ne jenom v Táboře."),
        (Parent, "Logopedku, čekáme už osm měsíců."),
        (Parent, "Bojím se, že až náš dětský lékař skončí, nikdo po něm nepřijde."),
        (Parent, "Odpolední družinu do pěti, v půl čtvrté z práce opravdu neodejdu."),
        (Parent, "Asistenta do školy, bez něj syn výuku nezvládne."),
        (Young, "Nějaké místo, kde můžeme být, když prší, a nikdo nás nevyhazuje."),
        (Young, "startovací byty. nájem je tu skoro jako ve městě"),
        (Young, "Brigády a práce, za kterou se nemusí dojíždět hodinu."),
        (Young, "Skatepark, i malý."),
        (Carer, "Aby mě někdo na víkend vystřídal u maminky. Čtyři roky jsem nikde nebyla."),
        (Carer, "Půjčovnu pomůcek. Postel jsme sháněli tři týdny."),
        (Carer, "Na příspěvek na péči čekáme pět měsíců a nikdo nám neřekne, jak to vypadá."),
        (Carer, "Pečovatelku i večer, ráno to zvládneme, ale uložit tatínka sám nedokážu."),
        (Carer, "Poradit, jak s člověkem s demencí. Doktor napsal prášky a to bylo všechno."),
        (Anyone, "Poradnu s dluhy. Známí jsou v exekuci a stydí se někomu říct."),
        (Anyone, "Seznam, kam se obrátit, na jednom papíře a do každé schránky."),
        (Anyone, "+ lavičky u hřbitova, + voda tamtéž"),
        (Anyone, "Mně tu nic nechybí, jsem spokojený a za obec děkuju."),
        (Anyone, "Hlavně nic nerušit. Poštu, lékaře ani školu."),
        (Anyone, "Víc zeleně a míň aut na návsi; taky opravit rozhlas, není mu rozumět."),
        (Anyone, "Aby se na nás nezapomínalo, když se něco staví jen ve městě."),
        (Anyone, "Vyplnil jsem už třetí dotazník za deset let. Tak snad z toho tentokrát něco bude."),
        (Anyone, "Курси чеської мови ввечері, після роботи."),
    ]
};

/// What several people write in the same words.
pub const SHORT_WISHES: [(u32, &str); 5] =
    [(5, "Lepší autobusy."), (4, "Doktora."), (3, "Nevím."), (3, "Obchod"), (2, "Chodníky")];

/// What stands beside “other”, by question.
pub fn others(question: &str) -> &'static [&'static str] {
    match question {
        "doprava" => &["Skútrem.", "Sousedka mě bere, když jede do práce.", "Elektrickým vozíkem", "Sanitkou"],
        "potreby" => &[
            "Zubař",
            "Pojízdná prodejna",
            "Společnost, být s lidmi",
            "Půjčovna kompenzačních pomůcek",
            "aby se opravily chodníky",
            "Psycholog pro dospívající",
            "Hospicová péče doma",
        ],
        "sluzby" => {
            &["Domácí hospic", "Rehabilitace po mrtvici", "Občanská poradna v Táboře", "Středisko výchovné péče"]
        }
        "uleva" => &[
            "Víc volných dnů v práci",
            "Kratší čekání na domov pro seniory",
            "Opravit koupelnu",
            "Aby pomohli i sourozenci",
        ],
        "zdroj" => &["Ve škole od učitelky", "V obchodě", "Od pečovatelky", "Na mši", "V hospodě"],
        _ => &[],
    }
}

/// Answers to `vzkaz` of the poll: what the stop should have.
pub const STOP_WISHES: &[(Voice, &str)] = {
    use Voice::*;
    &[
        (Anyone, "Lavička a přístřešek, když prší."),
        (Anyone, "Světlo, v listopadu je v pět tma."),
        (Anyone, "Koš na odpadky."),
        (Anyone, "Stačí, když tam nebudou parkovat auta."),
        (Anyone, "Schránka na vracení knížek."),
        (Anyone, "Cedule, kdy knihobus přijede příště."),
        (Anyone, "Nic, hlavně ať jezdí."),
        (Anyone, "Místo, kde se dá otočit s kočárkem."),
        (Senior, "Schůdky se zábradlím, vysoko už nevylezu."),
        (Senior, "Knihy s velkým písmem."),
        (Senior, "Zvukové knihy na cédéčkách"),
        (Senior, "Židle, ať se člověk u vybírání posadí."),
        (Parent, "Pohádky a pracovní sešity."),
        (Parent, "Stojan na kola, děti přijedou samy."),
        (Young, "wifi :)"),
        (Young, "Komiksy a deskovky na půjčení domů."),
    ]
};

#[cfg(test)]
mod tests {
    use std::collections::BTreeSet;

    use super::*;

    #[test]
    fn no_line_repeats_and_none_carries_a_number_to_call_or_an_address_to_write_to() {
        let lines: Vec<&str> = WISHES.iter().chain(STOP_WISHES).map(|(_, line)| *line).collect();
        assert!(WISHES.len() >= 50);
        assert_eq!(lines.iter().collect::<BTreeSet<_>>().len(), lines.len());
        assert!(lines.iter().all(|line| !line.contains('@') && line.chars().filter(char::is_ascii_digit).count() < 6));
    }
}
