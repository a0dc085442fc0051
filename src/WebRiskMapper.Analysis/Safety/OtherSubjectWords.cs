namespace WebRiskMapper.Analysis.Safety;

/// <summary>
/// Who and what has an age besides the person advertised, in the languages of the region. What is said of women too ("kočka", "gata", "Kat") stands
/// here only with the word that makes it somebody's animal.
/// </summary>
internal static class OtherSubjectWords
{
    public static readonly WordForms Children = new(
        "my son|my daughter|my kid|my kids|my child|my children|a son|a daughter|have a kid|have a child|her son|her daughter|our son|our daughter|son|daughter|kids|tochter|sohn|mein kind|kind|kinder|ma fille|mon fils|ai une fille|avons une fille|fils|mes enfants|mon enfant|enfant|enfants|hija|hijo|hijos|figlia|figlio|figli|filha|filho|filhos|dochter|zoon|kinderen"
        + "|córka|córkę|córki|syn|syna|dziecko|dzieci|dcera|dceru|dcery|syn|dítě|děti|dcéra|dcéru|dieťa|deti|lányom|fiam|gyerekem|gyermekem|fiica|fiul|fiu|fiică|copil|copilul|copii|дъщеря|син|дете|деца|κόρη|γιος|γιο|παιδί|παιδιά|kızım|oğlum|çocuğum|çocuk|qızım|oğlum|uşağım|қызым|ұлым|балам|дочь|дочка|дочери|дочке|дочку|сын|сыну|сына|ребенок|ребенку|ребенка|дети|донька|дочка|доньці|доньку|сину|сина|дитина|дитині|діти"
        + "|kći|kćer|kćerka|kćerku|ćerka|ćerku|sina|dijete|dete|djeca|deca|кћи|ћерка|ћерку|сина|hči|hčer|hčerka|hčerko|sinova|otrok|otroka|otroci|ќерка|vajza ime|djali im|djalë dhe|bija ime|fëmija im|fëmijë|dotter|min son|en son|barn|datter|søn|sønn|tytär|tyttäreni|tytär|poikani|lapsi|lapseni|lapsia|tütar|poeg|laps|lapsed|meita|dēls|bērns|bērni|dukra|dukrą|sūnus|sūnų|vaikas|vaiką|vaikai"
        + "|ქალიშვილი|შვილი|ვაჟი|դուստր|դուստր|դուստրս|տղաս|որդի|որդիս|երեխա|երեխաս|ابني|ابنتي|ابن|بنتي|בני|בתי|יש לי בת|יש לי בן|ילד|ילדה|बेटा|बेटी|बच्चे|娘|息子|女儿|女兒|儿子|孩子|딸|아들");

    /// <summary>Animals, drinks and what stands in a house.</summary>
    public static readonly WordForms Things = new(
        "dog|dogs|doggy|my cat|our cat|the cat|old cat|cats|my puppy|my kitten|horse|parrot|rabbit|hamster|tortoise|hund|hunde|hunden|hündin|meine katze|unsere katze|die katze|jährige katze|kater|pferd|pferde|kaninchen|schildkröte|mon chien|ma chienne|chien|chienne|ma chatte|mon chat|le chat|notre chat|cheval|jument|perroquet|lapin|perro|perrito|mi perra|mi perrita|nuestra perra|gato|gatito|mi gata|mi gatita|caballo|mi loro|conejo|cane|cagnolin*|gatto|mia gatta|mia cagna|cavallo|pappagallo|cão|cachorro|minha cachorra|minha cadela|minha gata|cavalo|papagaio|hond|honden|hondje|mijn poes|onze poes|mijn kat|onze kat|de kat|paard|papegaai"
        + "|pies|psa|psu|piesek|kot|kota|kotu|moja kotka|mojej kotce|moja kotka|koń|konia|papug*|pes|pejsek|psík|moje kočka|moji kočka|má kočka|naše kočka|kočce|kocour*|kůň|papouš*|moja mačka|naša mačka|mojej mačke|kocúr*|kôň|papagá*|papaga*|kutya|kutyám*|kutyánk*|kutyus*|macskám*|macskánk*|cicám|cicánk|lovam|câine*|cățel*|pisica mea|pisicii mele|motan*|calul meu"
        + "|куче*|моята котка|котката|котаракът|котарак*|папагал*|кон|конят|σκύλος|σκύλο|σκύλου|σκυλάκι*|γάτα μου|γάτος|γάτο|γάτου|άλογο*|παπαγάλο*|köpeğ*|köpek|kedim*|kedimiz*|atım|papağan*|собак*|псу|пес|пёс|пса|щен*|моя кошка|моей кошке|нашей кошке|кошке|кот|коту|кота|лошад*|попуга*|песик*|песик|собаці|моя кішка|моїй кішці|кішці|кіт|коню|кінь|папуг*"
        + "|moj pas|naš pas|mom psu|psovi|mačak|moja maca|konj|konju|мој пас|псу|мачак|моја мачка|коњ|kuža|kužek|kuzek|naš pes|maček|мојата мачка|мачката|мачорот|кучиња|qeni|qenit|qen|macja|macen|kali im|min hund|hundar|min katt|katten|kattens|min häst|min kat|katt min|katten min|hest|hesten|papegøje*|papegoj*|koira|koirani|koiramme|kissani|kissamme|hevoseni|papukaija*|koer|koera|koeral|kass|kassil|mu kass|minu kass|hobune"
        + "|suns|sunim|suņ*|kaķis|kaķim|kaķi|mana kaķe|zirgs|papagail*|šuo|šuniui|šunelis|šuneliui|mano katė|mano katei|katinas|katinui|žirgas|papūg*|ძაღლ*|კატა|კატას|კატის|ცხენ*|თუთიყუშ*|շուն*|շանս|կատու*|թութակ*|itim|pişiyim|pişiyimin|tutuquş*|итім*|мысығ*|күшіг*"
        + "|whisk*|виск*|віск*|uiski*|viski|viskis|viskij*|viskist*|viskin|viskio|viskiu|ουίσκι|scotch|bourbon|rum|rums|gammel rom|gammal rom|gammelt rom|ром|рому|рома|cognac*|konjak*|koňak*|koniak*|коњак*|конјак*|коньяк*|կոնյակ*|կոնյակ|კონიაკ*|konyak*|wine|wein|vin|vino|vína|víno|wino|wina|вино|вина|вином|κρασί|şarap|şərab*|ღვინო*|գինի|viin|viini|vīns|vynas|rakij*|ракиј*|ракия*|rakı|slivovic*|šljivovic*|palink*|țuic*|чач*|чача|ჭაჭ*|aszú*|grappa|portwein"
        + "|my car|papagei*|single malt|ron de|ron añejo|ron anejo|vinho|уиски|ვისკი*|վիսկի*|moj pas|мојој мачки|моја мачка|car|mein auto|meine auto|ma voiture|mi coche|mi carro|mia auto|mia macchina|meu carro|mijn auto|moje auto|mojemu autu|autom|autóm|autónk|mașina mea|колата ми|моята кола|μου αυτοκίνητο|αυτοκίνητο*|arabam|arabamız|maşınım|моей машине|моя машина|моєму авто|моє авто|мој ауто|moj auto|moj avto|makina ime|колата|min bil|bilen|autoni|automme|minu auto|mana mašīna|manai mašīnai|mano automobiliui|mano mašinai|ჩემი მანქანა|մեքենաս|көлігім|auto|wagen|mein wagen|voiture|coche|carro|macchina|машина|машине|автомобиль|авто|house|haus|maison|building|gebäude|diploma|guitar|piano|klavier|game|games|spiel|jeu|juego|gioco|jogo|movie|film|кино|игра|игре|гра");

    /// <summary>What celebrates: also behind the number.</summary>
    public static readonly WordForms Jubilees = new(
        "anniversary|jubiläum|jubiläums|jubilee|bestehen|anniversaire de|aniversario|anniversario|aniversário|jubileum*|rocznic*|výročí*|výroči*|évforduló*|юбиле*|ювіле*|јубиле*|jubilej*|годишнина|επέτει*|yıldönüm*|juhla*|juubel*|jubilej*|jubiliej*|იუბილ*|հոբելյան*|yubiley*|мерейтой*|marriage|relationship|ehe|beziehung|mariage|matrimonio|casamento|брак|warranty|garantie|garantía|garanzia|гарантия|гарантії");

    /// <summary>Whoever advertises her.</summary>
    public static readonly WordForms Businesses = new(
        "salon*|szalon*|salón|salóny|salón|salónu|salóne|salone|salão|salloni|sallonit|sallon|салон*|σαλόνι|սրահ*|სალონ*|studio*|studios|stüdyo*|студи*|στούντιο|სტუდია*|ստուդիա*|agency|agentur|agence|agencia|agenzia|agência|agencja|agentura|agencija|agenția|агентств*|агенци*|company|firma|firm|firmamız|entreprise|empresa|website|webseite|site|сайт*|сајт*|portal*|портал*|club|klub|klubi|клуб*|hotel|готель|отель|laufhaus|bordell|shop|geschäft|institut|business");

    /// <summary>Accounts, advertisements, pages: what a site itself gives an age to, under a label of its own.</summary>
    public static readonly WordForms Accounts = new(
        "account|accounts|accountul*|konto|kontos|kontots|kontot|kontoens|kontoen|kontonun|konta|kontu|kontam|kont|benutzerkonto*|compte|cuenta|conta|contul|contului|cont|акаунт*|аккаунт*|обліков*|учетн*|анкети|анкеты|анкете|анкета|ankiet*|anketos|anketas|ანკეტ*|ანგარიშ*|անկետ*|հաշիվ|հաշվի|հաշվիս|λογαριασμ*|hesap|hesab*|fiók*|účet|účtu|účte|račun|računa|računu|рачун*|nalog|naloga|налог*|сметка|сметката|llogari*|tili|tilin|tilini|käyttäjätil*|kasutaj*|paskyr*|тіркелгі*|аккаунт*|membership|mitgliedschaft|profilens|profils|profilets|profilin|profiliin|profilinin|profilio|profila|profilu|profilei|profilului|profilul|профиля|профілю|профила|профилот|профилот|პროფილის|պրոֆիլի|profiili|profiilin|annonsen*|annoncen*|anzeigen*|inserats|ilanın|elanın|oglasa|огласа|skelbimo|sludinājuma|ogłoszenia|inzerátu|объявления|оголошення|обявата|hirdetés*|anunțului|кабинет*");

    /// <summary>The same as headings: "Profile", and below it "Age 17".</summary>
    public static readonly WordForms Pages = new(
        "profile|profil|profilo|perfil|profiel|профиль|профіль|профил|προφίλ|profiili|profiil|profilis|პროფილი|պրոֆիլ|ad|advert|listing|anzeige|inserat|annonce|anuncio|annuncio|inserzione|anúncio|advertentie|ogłoszenie|inzerát|anunț|anunțul|обява|αγγελία|αγγελίας|ilan|объявление|оголошення|oglas|оглас|shpallje|shpalljes|annons|ilmoitus|ilmoituksen|kuulutus|kuulutuse|sludinājums|skelbimas|განცხადება|განცხადების|հայտարարություն|հայտարարության|elan|хабарландыру|page|seite|page|pagina|página|strona|stránka|stránky|site|website|webseite|sivun|lehe");
}
