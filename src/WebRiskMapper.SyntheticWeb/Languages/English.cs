namespace WebRiskMapper.SyntheticWeb.Languages;

internal static class English
{
    public static SiteLanguage Phrases { get; } = new()
    {
        Code = "en",
        InFormat = "in {0}",
        Months = ["January", "February", "March", "April", "May", "June", "July", "August", "September", "October", "November", "December"],
        LongDate = "{0} {1} {2}",
        Today = "today",
        Yesterday = "yesterday",
        DaysAgo = "{0} days ago",
        DigitWords = ["zero", "one", "two", "three", "four", "five", "six", "seven", "eight", "nine"],
        At = "(at)",
        Labels = new Dictionary<Field, string[]>
        {
            [Field.Name] = ["Name", "Working name"],
            [Field.Age] = ["Age", "Years old"],
            [Field.City] = ["City", "Location", "Town"],
            [Field.Phone] = ["Phone", "Telephone", "Mobile"],
            [Field.Email] = ["E-mail", "Email"],
            [Field.Handle] = ["Messenger", "Online"],
            [Field.Price] = ["Rates", "Prices", "Donation"],
            [Field.Posted] = ["Posted", "Published on", "Date"],
            [Field.Nationality] = ["Nationality", "Origin"],
            [Field.Services] = ["Services", "I offer"],
            [Field.VisitType] = ["Availability", "Visits", "Incall / outcall"],
            [Field.Agency] = ["Agency"],
            [Field.Height] = ["Height"],
            [Field.AdNumber] = ["Ad no.", "Reference"],
            [Field.Photos] = ["Photos"],
        },
        Services = new Dictionary<string, string[]>(StringComparer.Ordinal)
        {
            ["massage"] = ["massage", "relaxing massage"],
            ["dinner_date"] = ["dinner date", "dinner dates"],
            ["gfe"] = ["GFE", "girlfriend experience"],
            ["overnight"] = ["overnight", "overnight stays"],
            ["tantra"] = ["tantra", "tantric massage"],
            ["duo"] = ["duo", "duo with a friend"],
            ["travel_companion"] = ["travel companion", "travel companionship"],
            ["striptease"] = ["striptease"],
            ["roleplay"] = ["role play", "roleplay"],
            ["unprotected"] = ["without protection"],
        },
        Nationalities = new Dictionary<string, string>(StringComparer.Ordinal)
        {
            ["RO"] = "Romanian", ["BG"] = "Bulgarian", ["HU"] = "Hungarian", ["PL"] = "Polish", ["UA"] = "Ukrainian", ["BR"] = "Brazilian",
            ["CO"] = "Colombian", ["TH"] = "Thai", ["CZ"] = "Czech", ["IT"] = "Italian", ["ES"] = "Spanish", ["NG"] = "Nigerian",
        },
        Hobbies = ["long walks", "good films", "old jazz", "baking", "climbing", "yoga", "modern art", "board games", "swimming", "crime novels", "live music", "cycling", "gardening", "salsa"],
        Traits = ["easy-going", "attentive", "elegant", "cheerful", "discreet", "calm", "curious", "well-read", "warm", "playful", "polite", "sporty", "patient", "witty"],
        Titles = ["{name} {in}", "{trait} {name}, {city}", "{name} – {trait} company", "Meet {name} {in}", "{name}: {trait} and {trait2}", "Time with {name}"],
        Voices = new Dictionary<Voice, VoicePhrases>
        {
            [Voice.FirstPerson] = new(
                ["Hello, I'm {name}.", "Hi, my name is {name} and I live {in}.", "I am {name}, {trait} and {trait2}.", "Welcome to my page, I'm {name}.", "Thank you for reading, {name} here."],
                [
                    "I love {hobby} and {hobby2}.", "People tell me that I am {trait}.", "I work on my own and answer every call myself.", "My flat is quiet and close to the station.",
                    "On weekends you find me busy with {hobby}.", "A good conversation matters to me.", "I take my time and dislike any hurry.", "I speak English and a little French.",
                    "My days are planned a week ahead.", "I have done this for some years and choose my hours.", "Tea and fresh towels are always ready.", "If you like {hobby}, we already have a topic.",
                    "I do not answer hidden numbers.", "Mornings suit me best.", "My hair is brown and I dress {trait}.", "Please be on time and polite.", "I am {trait}, a bit {trait2}, and fond of {hobby}.",
                    "Since last year I study in the evenings.", "Gentlemen and couples are welcome.", "Parking is free after six.",
                ],
                ["See you soon, {name}.", "I look forward to hearing from you.", "Kind regards, {name}.", "Until then!"]),
            [Voice.Plural] = new(
                ["We present {name} {in}.", "Our girls are waiting for you {in}.", "We are a team of friendly ladies {in}.", "Meet our {name}, one of our ladies.", "Our ladies welcome you every day."],
                [
                    "Our girls are {trait} and {trait2}.", "We have several rooms and a lounge.", "All our ladies enjoy {hobby}.", "We change our team every week.", "Choose the lady you like best.",
                    "Our address is sent after your call.", "We arrange everything for you.", "Our {name} loves {hobby}.", "We answer messages within minutes.", "Each of our girls has her own style.",
                ],
                ["We look forward to your visit.", "Call us now.", "Our team is happy to help."]),
            [Voice.ThirdPerson] = new(
                ["{name} is {trait} and {trait2}.", "This is {name}, now {in}.", "{name} has arrived {in}.", "She is called {name}.", "{name} waits for your call {in}."],
                [
                    "She loves {hobby} and {hobby2}.", "She is {trait} with everyone.", "She has her own room.", "She will make your evening special.", "She likes men with manners.", "She is {trait}, her smile is {trait2}.",
                    "Her English is simple but she understands you.", "She enjoys {hobby}.", "She does not mind waiting.", "Her hair is long and dark.",
                ],
                ["Ask for {name}.", "She will be glad to meet you.", "Do not miss her."]),
        },
        Signals = new Dictionary<string, string[]>(StringComparer.Ordinal)
        {
            ["trust_language"] = ["100% genuine and reliable.", "Real pictures, trustworthy and honest.", "Completely genuine, no surprises."],
            ["youth_language"] = ["Young and fresh.", "A new young girl, over 18.", "Sweet young student, 18+."],
            ["always_available"] = ["Available 24/7.", "Day and night, 24 hours.", "Always available, any time."],
            ["movement_language"] = ["New in town, only for a few days.", "Just arrived, leaving soon.", "First time in the city, this week only."],
            ["client_screening"] = ["I ask new guests for a reference.", "Please tell me who you are; I check before I confirm.", "References from other providers are required."],
            ["incall_only"] = ["Incall only, no outcall.", "Only at my place, no visits."],
            ["unprotected"] = ["Without protection possible.", "Unprotected on request."],
            ["crypto_prepaid"] = ["Deposit by gift card or Bitcoin before we meet.", "Prepayment in crypto only.", "Send a Steam card or BTC to book."],
        },
        AgeSentence = "I am {age} years old.",
        NationalitySentence = "Nationality: {nat}.",
        CitySentence = "You find me {in}.",
        ServicesSentence = "On offer: {services}.",
        PriceSentence = "My rates: {price}.",
        ContactSentences = ["Call or write: {contact}", "Reach me on {contact}", "My number is {contact}"],
        MessengerSentence = "Write to me: {contact}",
        OneHour = "1 hour",
        Hours = "{0} hours",
        Minutes = "{0} min",
        Night = "overnight (12 hours)",
        Incall = "incall",
        Outcall = "outcall",
        And = "and",
        Chrome = new ChromeWords
        {
            Tagline = "Independent classified ads for adults", Home = "Home", Browse = "All ads", Cities = "Cities", About = "About us", Terms = "Terms of use", Contact = "Contact", Imprint = "Legal notice",
            Next = "Next", Previous = "Previous", Related = "You may also like", Support = "Support line", Search = "Search", Description = "About me", CallMe = "Call now", Advertisement = "Advertisement",
            NotFound = "This page is gone.", GateTitle = "Adults only", GateText = "This website is for adults. You must be at least 18 years old to enter.", GateAccept = "I am over 18 – enter", GateLeave = "Leave",
            Prose =
            [
                "We run a website for classified ads. We do not take part in any agreement between readers and advertisers.", "Every advertiser must be an adult and confirms this when an ad is placed.",
                "You can report an ad with the form on the contact page. We answer within two working days.", "We keep the data that the law requires and delete it after that time.",
                "The content of an ad is the responsibility of the person who placed it.", "This site uses cookies that are necessary to run it.",
            ],
        },
    };
}
