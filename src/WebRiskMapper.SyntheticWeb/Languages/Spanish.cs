namespace WebRiskMapper.SyntheticWeb.Languages;

internal static class Spanish
{
    public static SiteLanguage Phrases { get; } = new()
    {
        Code = "es",
        InFormat = "en {0}",
        Months = ["enero", "febrero", "marzo", "abril", "mayo", "junio", "julio", "agosto", "septiembre", "octubre", "noviembre", "diciembre"],
        LongDate = "{0} de {1} de {2}",
        Today = "hoy",
        Yesterday = "ayer",
        DaysAgo = "hace {0} días",
        DigitWords = ["cero", "uno", "dos", "tres", "cuatro", "cinco", "seis", "siete", "ocho", "nueve"],
        At = "(arroba)",
        Labels = new Dictionary<Field, string[]>
        {
            [Field.Name] = ["Nombre"],
            [Field.Age] = ["Edad"],
            [Field.City] = ["Ciudad", "Ubicación"],
            [Field.Phone] = ["Teléfono", "Móvil", "Tel."],
            [Field.Email] = ["Correo electrónico", "E-mail"],
            [Field.Handle] = ["Mensajería"],
            [Field.Price] = ["Tarifas", "Precios"],
            [Field.Posted] = ["Publicado", "Fecha"],
            [Field.Nationality] = ["Nacionalidad", "Origen"],
            [Field.Services] = ["Servicios"],
            [Field.VisitType] = ["Atención", "Salidas"],
            [Field.Agency] = ["Agencia"],
            [Field.Height] = ["Estatura"],
            [Field.AdNumber] = ["Anuncio n.º", "Referencia"],
            [Field.Photos] = ["Fotos"],
        },
        Services = new Dictionary<string, string[]>(StringComparer.Ordinal)
        {
            ["massage"] = ["masaje", "masaje relajante"],
            ["dinner_date"] = ["cena en compañía", "acompañante para cenar"],
            ["gfe"] = ["GFE", "trato de novia"],
            ["overnight"] = ["noche completa", "toda la noche"],
            ["tantra"] = ["tantra", "masaje tántrico"],
            ["duo"] = ["dúo", "dúo con una amiga"],
            ["travel_companion"] = ["acompañante de viaje"],
            ["striptease"] = ["striptease"],
            ["roleplay"] = ["juegos de rol"],
            ["unprotected"] = ["sin protección"],
        },
        Nationalities = new Dictionary<string, string>(StringComparer.Ordinal)
        {
            ["RO"] = "Rumana", ["BG"] = "Búlgara", ["HU"] = "Húngara", ["PL"] = "Polaca", ["UA"] = "Ucraniana", ["BR"] = "Brasileña",
            ["CO"] = "Colombiana", ["TH"] = "Tailandesa", ["CZ"] = "Checa", ["IT"] = "Italiana", ["ES"] = "Española", ["NG"] = "Nigeriana",
        },
        Hobbies = ["los paseos largos", "el buen cine", "el jazz antiguo", "la repostería", "la escalada", "el yoga", "el arte moderno", "los juegos de mesa", "la natación", "las novelas negras", "los conciertos", "la bicicleta", "la jardinería", "la salsa"],
        Traits = ["sencilla", "atenta", "elegante", "alegre", "discreta", "tranquila", "curiosa", "culta", "cariñosa", "traviesa", "educada", "deportista", "paciente", "divertida"],
        Titles = ["{name} {in}", "{name}, {trait} – {city}", "{name}, {trait} y {trait2}", "Un rato con {name}", "{name} te espera {in}", "{name}: {trait}"],
        Voices = new Dictionary<Voice, VoicePhrases>
        {
            [Voice.FirstPerson] = new(
                ["Hola, soy {name}.", "Me llamo {name} y vivo {in}.", "Soy {name}, {trait} y {trait2}.", "Bienvenido a mi página, soy {name}.", "Gracias por leerme, soy {name}."],
                [
                    "Me gustan {hobby} y {hobby2}.", "Dicen que soy {trait}.", "Trabajo sola y contesto yo misma.", "Mi piso es tranquilo y está cerca de la estación.",
                    "Los fines de semana los dedico a una afición: {hobby}.", "Una buena conversación me importa.", "Me tomo mi tiempo y no me gustan las prisas.", "Hablo español y un poco de inglés.",
                    "Organizo mi agenda con una semana de antelación.", "Llevo algunos años en esto y elijo mis horas.", "El té y las toallas limpias están listos.", "Si te interesan {hobby}, ya tenemos un tema.",
                    "No contesto números ocultos.", "Por la mañana me viene mejor.", "Soy castaña y visto de forma {trait}.", "Sé puntual y educado, por favor.", "Soy {trait}, un poco {trait2}, y disfruto con {hobby}.",
                    "Desde hace un año estudio por las noches.", "Caballeros y parejas son bienvenidos.", "El aparcamiento es gratuito a partir de las 18 horas.",
                ],
                ["Hasta pronto, {name}.", "Espero tu mensaje.", "Un saludo, {name}.", "¡Nos vemos!"]),
            [Voice.Plural] = new(
                ["Te presentamos a {name} {in}.", "Nuestras chicas te esperan {in}.", "Somos un equipo de señoritas amables {in}.", "Conoce a {name}, una de nuestras chicas.", "Nuestras señoritas te reciben todos los días."],
                [
                    "Nuestras chicas tienen un trato especial; cada una es {trait} y {trait2}.", "Tenemos varias habitaciones y un salón.", "A todas nuestras chicas les gustan {hobby}.", "Nuestro equipo cambia cada semana.", "Elige a la chica que más te guste.",
                    "Damos la dirección después de tu llamada.", "Nos ocupamos de todo.", "A nuestra {name} le gustan {hobby}.", "Respondemos en pocos minutos.", "Cada una de nuestras chicas tiene su estilo.",
                ],
                ["Esperamos tu visita.", "Llámanos ahora.", "Nuestro equipo te atiende con gusto."]),
            [Voice.ThirdPerson] = new(
                ["{name} es {trait} y {trait2}.", "Esta es {name}, ahora {in}.", "{name} ha llegado, ya está {in}.", "Ella se llama {name}.", "{name} espera tu llamada {in}."],
                [
                    "A ella le gustan {hobby} y {hobby2}.", "Ella es {trait} con todos.", "Ella tiene su propia habitación.", "Ella hará especial tu noche.", "A ella le gustan los hombres educados.", "Ella es {trait} y su sonrisa es {trait2}.",
                    "Su español es sencillo, pero te entiende.", "Ella disfruta con {hobby}.", "A ella no le importa esperar.", "Su pelo es largo y oscuro.",
                ],
                ["Pregunta por {name}.", "Ella se alegrará de verte.", "No te la pierdas."]),
        },
        Signals = new Dictionary<string, string[]>(StringComparer.Ordinal)
        {
            ["trust_language"] = ["100 % real y de confianza.", "Fotos reales, seria y honesta.", "Totalmente fiable, sin sorpresas."],
            ["youth_language"] = ["Joven y fresca.", "Chica nueva y jovencita, mayor de 18.", "Dulce estudiante joven, 18+."],
            ["always_available"] = ["Disponible 24/7.", "Día y noche, las 24 horas.", "Siempre disponible, a cualquier hora."],
            ["movement_language"] = ["Nueva en la ciudad, solo unos días.", "Recién llegada, me voy pronto.", "Primera vez aquí, solo esta semana."],
            ["client_screening"] = ["Pido una referencia a los nuevos clientes.", "Preséntate; compruebo los datos antes de confirmar.", "Se exigen referencias para la primera cita."],
            ["incall_only"] = ["Solo en mi piso, sin salidas.", "Solo recibo, no hago salidas."],
            ["unprotected"] = ["Posible sin protección.", "Sin protección si lo pides."],
            ["crypto_prepaid"] = ["Anticipo con tarjeta regalo o Bitcoin antes de la cita.", "Solo prepago en cripto.", "Envía una tarjeta Steam o BTC para reservar."],
        },
        AgeSentence = "Tengo {age} años.",
        NationalitySentence = "Nacionalidad: {nat}.",
        CitySentence = "Me encuentras {in}.",
        ServicesSentence = "Ofrezco: {services}.",
        PriceSentence = "Mis tarifas: {price}.",
        ContactSentences = ["Llama o escribe: {contact}", "Me localizas en el {contact}", "Mi número es {contact}"],
        MessengerSentence = "Escríbeme: {contact}",
        OneHour = "1 hora",
        Hours = "{0} horas",
        Minutes = "{0} min",
        Night = "noche (12 horas)",
        Incall = "en mi piso",
        Outcall = "salidas a hotel y domicilio",
        And = "y",
        Chrome = new ChromeWords
        {
            Tagline = "Anuncios clasificados para adultos", Home = "Inicio", Browse = "Todos los anuncios", Cities = "Ciudades", About = "Quiénes somos", Terms = "Condiciones de uso", Contact = "Contacto", Imprint = "Aviso legal",
            Next = "Siguiente", Previous = "Anterior", Related = "También te puede interesar", Support = "Atención al cliente", Search = "Buscar", Description = "Sobre mí", CallMe = "Llamar", Advertisement = "Anuncio",
            NotFound = "Esta página ya no existe.", GateTitle = "Solo para adultos", GateText = "Este sitio es para adultos. Debes tener al menos 18 años.", GateAccept = "Soy mayor de 18 años – entrar", GateLeave = "Salir",
            Prose =
            [
                "Gestionamos un sitio de anuncios clasificados. No somos parte de ningún acuerdo entre lectores y anunciantes.", "Todo anunciante debe ser mayor de edad y lo confirma al publicar.",
                "Puedes denunciar un anuncio desde la página de contacto. Respondemos en dos días laborables.", "Guardamos los datos que exige la ley y después los borramos.",
                "El contenido de un anuncio es responsabilidad de quien lo publica.", "Este sitio usa cookies necesarias para funcionar.",
            ],
        },
    };
}
