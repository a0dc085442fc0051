namespace WebRiskMapper.SyntheticWeb.Languages;

internal static class French
{
    public static SiteLanguage Phrases { get; } = new()
    {
        Code = "fr",
        InFormat = "à {0}",
        Months = ["janvier", "février", "mars", "avril", "mai", "juin", "juillet", "août", "septembre", "octobre", "novembre", "décembre"],
        LongDate = "{0} {1} {2}",
        Today = "aujourd'hui",
        Yesterday = "hier",
        DaysAgo = "il y a {0} jours",
        DigitWords = ["zéro", "un", "deux", "trois", "quatre", "cinq", "six", "sept", "huit", "neuf"],
        At = "(arobase)",
        Labels = new Dictionary<Field, string[]>
        {
            [Field.Name] = ["Prénom", "Nom", "Pseudo"],
            [Field.Age] = ["Âge"],
            [Field.City] = ["Ville", "Lieu"],
            [Field.Phone] = ["Téléphone", "Tél.", "Portable"],
            [Field.Email] = ["E-mail", "Courriel"],
            [Field.Handle] = ["Messagerie"],
            [Field.Price] = ["Tarifs", "Prix"],
            [Field.Posted] = ["Publiée le", "Date", "Mise en ligne"],
            [Field.Nationality] = ["Nationalité", "Origine"],
            [Field.Services] = ["Services", "Prestations"],
            [Field.VisitType] = ["Déplacement", "Lieu de rencontre"],
            [Field.Agency] = ["Agence"],
            [Field.Height] = ["Taille"],
            [Field.AdNumber] = ["Annonce n°", "Référence"],
            [Field.Photos] = ["Photos"],
        },
        Services = new Dictionary<string, string[]>(StringComparer.Ordinal)
        {
            ["massage"] = ["massage", "massage relaxant"],
            ["dinner_date"] = ["dîner en tête-à-tête", "accompagnement au dîner"],
            ["gfe"] = ["GFE", "expérience petite amie"],
            ["overnight"] = ["nuit complète", "nuit entière"],
            ["tantra"] = ["tantra", "massage tantrique"],
            ["duo"] = ["duo", "duo avec une amie"],
            ["travel_companion"] = ["accompagnement en voyage"],
            ["striptease"] = ["strip-tease"],
            ["roleplay"] = ["jeux de rôle"],
            ["unprotected"] = ["sans protection"],
        },
        Nationalities = new Dictionary<string, string>(StringComparer.Ordinal)
        {
            ["RO"] = "Roumaine", ["BG"] = "Bulgare", ["HU"] = "Hongroise", ["PL"] = "Polonaise", ["UA"] = "Ukrainienne", ["BR"] = "Brésilienne",
            ["CO"] = "Colombienne", ["TH"] = "Thaïlandaise", ["CZ"] = "Tchèque", ["IT"] = "Italienne", ["ES"] = "Espagnole", ["NG"] = "Nigériane",
        },
        Hobbies = ["les longues promenades", "le bon cinéma", "le vieux jazz", "la pâtisserie", "l'escalade", "le yoga", "l'art moderne", "les jeux de société", "la natation", "les polars", "les concerts", "le vélo", "le jardinage", "la salsa"],
        Traits = ["simple", "attentive", "élégante", "joyeuse", "discrète", "calme", "curieuse", "cultivée", "chaleureuse", "espiègle", "polie", "sportive", "patiente", "drôle"],
        Titles = ["{name} {in}", "{name}, {trait} – {city}", "{name}, {trait} et {trait2}", "Un moment avec {name}", "{name} vous attend {in}", "{name} : {trait}"],
        Voices = new Dictionary<Voice, VoicePhrases>
        {
            [Voice.FirstPerson] = new(
                ["Bonjour, je suis {name}.", "Je m'appelle {name} et je vis {in}.", "Je suis {name}, {trait} et {trait2}.", "Bienvenue sur ma page, moi c'est {name}.", "Merci de me lire, ici {name}."],
                [
                    "J'aime {hobby} et {hobby2}.", "On me dit {trait}.", "Je travaille seule et je réponds moi-même.", "Mon appartement est calme et proche de la gare.",
                    "Le week-end, je me consacre à une passion : {hobby}.", "Une bonne conversation compte pour moi.", "Je prends mon temps et je n'aime pas la hâte.", "Je parle français et un peu anglais.",
                    "Mon agenda est fait une semaine à l'avance.", "Je fais cela depuis quelques années et je choisis mes heures.", "Le thé et les serviettes propres sont prêts.", "Si vous aimez {hobby}, nous avons déjà un sujet.",
                    "Je ne réponds pas aux numéros masqués.", "Le matin me convient le mieux.", "Je suis brune et ma tenue est {trait}.", "Merci d'être ponctuel et poli.", "Je suis {trait}, un peu {trait2}, et j'aime {hobby}.",
                    "Depuis un an, j'étudie le soir.", "Messieurs et couples sont les bienvenus.", "Le parking est gratuit après 18 heures.",
                ],
                ["À bientôt, {name}.", "J'attends votre message.", "Bien à vous, {name}.", "À très vite !"]),
            [Voice.Plural] = new(
                ["Nous vous présentons {name} {in}.", "Nos filles vous attendent {in}.", "Nous sommes une équipe de dames aimables {in}.", "Découvrez {name}, l'une de nos dames.", "Nos dames vous reçoivent tous les jours."],
                [
                    "Nos filles sont {trait}s, {trait2}s parfois.", "Nous avons plusieurs chambres et un salon.", "Toutes nos dames aiment {hobby}.", "Notre équipe change chaque semaine.", "Choisissez la dame qui vous plaît.",
                    "L'adresse est donnée après votre appel.", "Nous nous occupons de tout.", "Notre {name} aime {hobby}.", "Nous répondons en quelques minutes.", "Chacune de nos filles a son style.",
                ],
                ["Nous attendons votre visite.", "Appelez-nous maintenant.", "Notre équipe est à votre écoute."]),
            [Voice.ThirdPerson] = new(
                ["{name} est {trait} et {trait2}.", "Voici {name}, maintenant {in}.", "{name} est arrivée {in}.", "Elle s'appelle {name}.", "{name} attend votre appel {in}."],
                [
                    "Elle aime {hobby} et {hobby2}.", "Elle est {trait} avec tout le monde.", "Elle a sa propre chambre.", "Elle rendra votre soirée spéciale.", "Elle aime les hommes bien élevés.", "Elle est {trait}, avec un air {trait2}.",
                    "Son français est simple mais elle vous comprend.", "Elle aime {hobby}.", "Elle vous attend volontiers.", "Ses cheveux sont longs et foncés.",
                ],
                ["Demandez {name}.", "Elle sera ravie de vous voir.", "Ne la manquez pas."]),
        },
        Signals = new Dictionary<string, string[]>(StringComparer.Ordinal)
        {
            ["trust_language"] = ["100 % réelle et fiable.", "Vraies photos, sérieuse et honnête.", "Digne de confiance, aucune surprise."],
            ["youth_language"] = ["Jeune et fraîche.", "Nouvelle jeune fille, plus de 18 ans.", "Jeune étudiante douce, 18+."],
            ["always_available"] = ["Disponible 24h/24 et 7j/7.", "Jour et nuit, 24 heures sur 24.", "Toujours disponible, à toute heure."],
            ["movement_language"] = ["Nouvelle en ville, pour quelques jours seulement.", "Je viens d'arriver et je repars bientôt.", "Première fois ici, cette semaine seulement."],
            ["client_screening"] = ["Je demande une référence aux nouveaux clients.", "Présentez-vous ; je vérifie avant de confirmer.", "Références exigées pour un premier rendez-vous."],
            ["incall_only"] = ["Je reçois uniquement, pas de déplacement.", "Seulement chez moi, je ne me déplace pas."],
            ["unprotected"] = ["Sans protection possible.", "Non protégé sur demande."],
            ["crypto_prepaid"] = ["Acompte par carte cadeau ou Bitcoin avant la rencontre.", "Prépaiement en crypto uniquement.", "Envoyez un ticket PCS ou des BTC pour réserver."],
        },
        AgeSentence = "J'ai {age} ans.",
        NationalitySentence = "Nationalité : {nat}.",
        CitySentence = "Vous me trouvez {in}.",
        ServicesSentence = "Je propose : {services}.",
        PriceSentence = "Mes tarifs : {price}.",
        ContactSentences = ["Appelez ou écrivez : {contact}", "Joignez-moi au {contact}", "Mon numéro est le {contact}"],
        MessengerSentence = "Écrivez-moi : {contact}",
        OneHour = "1 heure",
        Hours = "{0} heures",
        Minutes = "{0} min",
        Night = "nuit (12 heures)",
        Incall = "je reçois",
        Outcall = "je me déplace",
        And = "et",
        Chrome = new ChromeWords
        {
            Tagline = "Petites annonces pour adultes", Home = "Accueil", Browse = "Toutes les annonces", Cities = "Villes", About = "À propos", Terms = "Conditions d'utilisation", Contact = "Contact", Imprint = "Mentions légales",
            Next = "Suivant", Previous = "Précédent", Related = "Vous aimerez aussi", Support = "Service client", Search = "Recherche", Description = "À propos de moi", CallMe = "Appeler", Advertisement = "Annonce",
            NotFound = "Cette page n'existe plus.", GateTitle = "Réservé aux adultes", GateText = "Ce site est réservé aux adultes. Vous devez avoir au moins 18 ans.", GateAccept = "J'ai plus de 18 ans – entrer", GateLeave = "Quitter",
            Prose =
            [
                "Nous exploitons un site de petites annonces. Nous ne sommes partie à aucun accord entre lecteurs et annonceurs.", "Chaque annonceur doit être majeur et le confirme lors du dépôt.",
                "Vous pouvez signaler une annonce par la page de contact. Nous répondons sous deux jours ouvrés.", "Nous conservons les données exigées par la loi et les supprimons ensuite.",
                "Le contenu d'une annonce relève de la personne qui l'a déposée.", "Ce site utilise des cookies nécessaires à son fonctionnement.",
            ],
        },
    };
}
