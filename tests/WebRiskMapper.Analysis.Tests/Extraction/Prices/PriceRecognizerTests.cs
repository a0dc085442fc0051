using System.Globalization;
using Shouldly;
using WebRiskMapper.Analysis.Extraction;
using WebRiskMapper.Analysis.Extraction.Places;
using WebRiskMapper.Analysis.Extraction.Prices;
using Xunit;

namespace WebRiskMapper.Analysis.Tests.Extraction.Prices;

public sealed class PriceRecognizerTests
{
    private static readonly PriceRecognizer Recognizer = new(RepositoryFiles.All);

    [Fact]
    public void Recognize_LettersForHours_FollowTheLanguage()
    {
        Prices("1 ó 39000\n2 ó 70000", "HU", "hu").ShouldBe("39000 HUF 60 -; 70000 HUF 120 -");
        Prices("30 p 12000", "HU", "hu").ShouldBe("12000 HUF 30 -");
        Prices("1 sa 4700 TL", "TR", "tr").ShouldBe("4700 TRY 60 -");
        Prices("1 u 120 euro", "NL", "nl").ShouldBe("120 EUR 60 -");
        Prices("15 mn 60e / 30 mn 100e / 1h 170e", "FR", "fr").ShouldBe("60 EUR 15 -; 100 EUR 30 -; 170 EUR 60 -");
        Prices("Pola sata 30e, sat 50e, cela noć 200e", "RS", "sr").ShouldBe("30 EUR 30 -; 50 EUR 60 -; 200 EUR 720 -");
        Prices("félóra 15e, 1 óra 25e Ft", "HU", "hu").ShouldBe("15000 HUF 30 -; 25000 HUF 60 -");
        Prices("1 saatlik: 3000 TL", "TR", "tr").ShouldBe("3000 TRY 60 -");
        Prices("Час – 3 т.р., ночь 12 т.р.", "RU", "ru").ShouldBe("3000 RUB 60 -; 12000 RUB 720 -");
        Prices("HH 150 HR 250", "US", "en").ShouldBe("150 USD 30 -; 250 USD 60 -");
        Prices("Time with Nina\n£150", "GB", "en").ShouldBe("150 GBP - -");
    }

    [Theory]
    [InlineData("1 h 150 €", "DE", "150 EUR 60 -")]
    [InlineData("1 Stunde: 150€", "AT", "150 EUR 60 -")]
    [InlineData("Rapidinha 30€ / meia hora 40€ / uma hora 70€", "PT", "30 EUR - -; 40 EUR 30 -; 70 EUR 60 -")]
    [InlineData("1h: 150 / 200 €", "AT", "150 EUR 60 -; 200 EUR 60 -")]
    [InlineData("Pol hodina 50, hodina 80 eur", "SK", "50 EUR 30 -; 80 EUR 60 -")]
    [InlineData("30 min\nIncall 80 €\nOutcall 120 €\n1 h\nIncall 150 €\nOutcall 190 €", "IE", "80 EUR 30 in; 120 EUR 30 out; 150 EUR 60 in; 190 EUR 60 out")]
    [InlineData("30 min\nen mi piso 80 €\nsalidas a hotel y domicilio 120 €", "ES", "80 EUR 30 in; 120 EUR 30 out")]
    [InlineData("1 h\nIncall\n£150\nOutcall\n£200\n2 h\nIncall\n£280\nOutcall\n£380", "GB", "150 GBP 60 in; 200 GBP 60 out; 280 GBP 120 in; 380 GBP 120 out")]
    [InlineData("30 min\nOutcall 120 €\nDeposit 20 €", "IE", "120 EUR 30 out")]
    [InlineData("150 € / Stunde", "AT", "150 EUR 60 -")]
    [InlineData("£80 half hour, £140 hour", "GB", "80 GBP 30 -; 140 GBP 60 -")]
    [InlineData("30 min 80€ 1h 150€ 2h 280€", "FR", "80 EUR 30 -; 150 EUR 60 -; 280 EUR 120 -")]
    [InlineData("80€/30min, 150€/1h", "FR", "80 EUR 30 -; 150 EUR 60 -")]
    [InlineData("une heure 150 euros, demi-heure 90 euros", "FR", "150 EUR 60 -; 90 EUR 30 -")]
    [InlineData("1h30 200 €", "FR", "200 EUR 90 -")]
    [InlineData("1,5 h - 3000 Kč", "CZ", "3000 CZK 90 -")]
    [InlineData("hodina 2 000 Kč", "CZ", "2000 CZK 60 -")]
    [InlineData("pół godziny 150 zł", "PL", "150 PLN 30 -")]
    [InlineData("Час 5000 руб, ночь 20000 руб", "RU", "5000 RUB 60 -; 20000 RUB 720 -")]
    [InlineData("година 2000 грн", "UA", "2000 UAH 60 -")]
    [InlineData("μισή ώρα 50€", "GR", "50 EUR 30 -")]
    [InlineData("1 óra 30 000 Ft", "HU", "30000 HUF 60 -")]
    [InlineData("1 timme 2000 kr", "SE", "2000 SEK 60 -")]
    [InlineData("1 time 2000 kr", "NO", "2000 NOK 60 -")]
    [InlineData("1 time 2000 kr", "DK", "2000 DKK 60 -")]
    [InlineData("$200 per hour", "US", "200 USD 60 -")]
    [InlineData("$200 per hour", "CA", "200 CAD 60 -")]
    [InlineData("300 KM / sat", "BA", "300 BAM 60 -")]
    [InlineData("Overnight 800 €", "IT", "800 EUR 720 -")]
    [InlineData("30/60 min: 80/150 €", "DE", "80 EUR 30 -; 150 EUR 60 -")]
    [InlineData("from 100-150 € hour", "DE", "100 EUR 60 -; 150 EUR 60 -")]
    [InlineData("1 h 1200,-", "CZ", "1200 CZK 60 -")]
    [InlineData("Hodina 1.500,- Kč", "CZ", "1500 CZK 60 -")]
    [InlineData("1 Stunde 1.200,-- €", "DE", "1200 EUR 60 -")]
    [InlineData("1 Stunde 120,--€", "AT", "120 EUR 60 -")]
    [InlineData("30 min. 100.- / 60 min. 180.-", "CH", "100 CHF 30 -; 180 CHF 60 -")]
    [InlineData("1 timme 1500:-", "SE", "1500 SEK 60 -")]
    [InlineData("1 uur € 150,=", "NL", "150 EUR 60 -")]
    [InlineData("od 1500 Kč", "CZ", "1500 CZK - -")]
    [InlineData("Hodina od 1500 Kč", "CZ", "1500 CZK 60 -")]
    [InlineData("Kč 1500,-", "CZ", "1500 CZK - -")]
    [InlineData("Mein Preis für einen ganzen langen Abend mit Dir beträgt 450,-", "DE", "450 EUR - -")]
    [InlineData("Maria 30, 150 €/h", "DE", "150 EUR 60 -")]
    [InlineData("80, 150, 250 €", "DE", "80 EUR - -; 150 EUR - -; 250 EUR - -")]
    // A market currency stands in where the list leaves it out.
    [InlineData("1h 150", "DE", "150 EUR 60 -")]
    [InlineData("30 min\n80 €\n1 h\n150 €", "DE", "80 EUR 30 -; 150 EUR 60 -")]
    // Visit types.
    [InlineData("1h incall 150 €, outcall 200 €", "DE", "150 EUR 60 in; 200 EUR 60 out")]
    [InlineData("Incall Outcall\n1h 150 € 200 €\n2h 280 € 350 €", "DE", "150 EUR 60 in; 200 EUR 60 out; 280 EUR 120 in; 350 EUR 120 out")]
    [InlineData("Hausbesuch 1h 200 €", "DE", "200 EUR 60 out")]
    [InlineData("Выезд 8000 руб", "RU", "8000 RUB - out")]
    [InlineData("donation 120 €", "FR", "120 EUR - -")]
    [InlineData("Massage 90 €\n1 h 90 €\n2 h 160 €", "DE", "90 EUR 60 -; 160 EUR 120 -")]
    // Durations above their amounts: columns of a table, with or without its empty corner, or blocks.
    [InlineData("\t30 min\t1 h\t2 h\nIncall\t80\t150\t280\nOutcall\t-\t200\t350", "DE", "80 EUR 30 in; 150 EUR 60 in; 280 EUR 120 in; 200 EUR 60 out; 350 EUR 120 out")]
    [InlineData("30 min\t1 h\nIncall\t80 €\t150 €\nOutcall\t120 €\t200 €", "DE", "80 EUR 30 in; 150 EUR 60 in; 120 EUR 30 out; 200 EUR 60 out")]
    [InlineData("Rates\t1 hour\t2 hours\tovernight\n€\t150\t280\t900", "DE", "150 EUR 60 -; 280 EUR 120 -; 900 EUR 720 -")]
    [InlineData("30 min\n1 h\n80 €\n150 €", "DE", "80 EUR 30 -; 150 EUR 60 -")]
    [InlineData("Incall\n30 min\n1 h\n80\n150\nOutcall\n120\n200", "DE", "80 EUR 30 in; 150 EUR 60 in; 120 EUR 30 out; 200 EUR 60 out")]
    [InlineData("30 min\n80 €\n1 h\n150 €\n2 h\n280 €", "DE", "80 EUR 30 -; 150 EUR 60 -; 280 EUR 120 -")]
    // Amounts above their durations; an amount ahead of a list stands apart.
    [InlineData("80 €\n30 min\n150 €\n1 h", "DE", "80 EUR 30 -; 150 EUR 60 -")]
    [InlineData("80 €\t150 €\n30 min\t1 h", "DE", "80 EUR 30 -; 150 EUR 60 -")]
    [InlineData("150 €\n30 min\n80 €\n1 h\n160 €", "DE", "150 EUR - -; 80 EUR 30 -; 160 EUR 60 -")]
    [InlineData("150 €\nOvernight", "DE", "150 EUR - -")]
    [InlineData("1 h 90 EUR. 100% real", "DE", "90 EUR 60 -")]
    [InlineData("1 h 90 €, ouvert 24h/24 et 7j/7", "FR", "90 EUR 60 -")]
    // Parts of hours, minutes with a sign, and hours as a clock shows them.
    [InlineData("½ Std. 120,-\n1½ Std. 260,-", "DE", "120 EUR 30 -; 260 EUR 90 -")]
    [InlineData("1/4 h: 40€\n1/2 godz.: 60€\n1 1/2 h: 150€", "ES", "40 EUR 15 -; 60 EUR 30 -; 150 EUR 90 -")]
    [InlineData("0:30 h\t100 €\n1:00 h\t170 €\n1:30 h\t240 €", "DE", "100 EUR 30 -; 170 EUR 60 -; 240 EUR 90 -")]
    [InlineData("15' 50€ - 30' 80€ - 60' 150€", "IT", "50 EUR 15 -; 80 EUR 30 -; 150 EUR 60 -")]
    [InlineData("30΄ ........ 50 €", "GR", "50 EUR 30 -")]
    [InlineData("una hora 90€, hora y media 130 euros", "ES", "90 EUR 60 -; 130 EUR 90 -")]
    // Thousands in words, euros in short, gifts in place of money.
    [InlineData("1 óra 40 ezer Ft", "HU", "40000 HUF 60 -")]
    [InlineData("Час 5 тыс. руб", "RU", "5000 RUB 60 -")]
    [InlineData("1 hodina 2 tis. Kč", "CZ", "2000 CZK 60 -")]
    [InlineData("1h 2k RON", "RO", "2000 RON 60 -")]
    [InlineData("Regali: 100 rose 30 minuti, 180 rose un'ora. Ricevo tutti i giorni, anche la domenica", "IT", "100 EUR 30 -; 180 EUR 60 -")]
    [InlineData("My rates are these: 15 mins 40 kisses, 30 mins 70 kisses, 1 hour 120 kisses", "GB", "40 GBP 15 -; 70 GBP 30 -; 120 GBP 60 -")]
    // The first row of a table, or the first cell of a row, tells what bare numbers are.
    [InlineData("Tiempo\tPrecio\n00:30\t60,00 €\n01:00\t110,00 €\n02:00\t200,00 €", "ES", "60 EUR 30 -; 110 EUR 60 -; 200 EUR 120 -")]
    [InlineData("Zeit\tBesuch bei mir\tHausbesuch\n01:00:00\t120 €\t-\n02:00:00\t220 €\t280 €", "DE", "120 EUR 60 in; 220 EUR 120 in; 280 EUR 120 out")]
    [InlineData("Dauer\tEuro\n0:30\t60\n1:00\t110", "DE", "60 EUR 30 -; 110 EUR 60 -")]
    [InlineData("Время\tЦена\n30\t3000 руб\n60\t5000 руб", "RU", "3000 RUB 30 -; 5000 RUB 60 -")]
    [InlineData("Dauer in Minuten\tPreis in Euro\n15\t50\n30\t80", "DE", "50 EUR 15 -; 80 EUR 30 -")]
    [InlineData("Durée (min)\t15\t30\t60\nTarif\t70€\t110€\t190€", "FR", "70 EUR 15 -; 110 EUR 30 -; 190 EUR 60 -")]
    [InlineData("Hours\t1\t2\tNight\nPrice, $\t150\t280\t700", "UA", "150 USD 60 -; 280 USD 120 -; 700 USD 720 -")]
    [InlineData("Tempo\tCHF\tEUR\n30 min\t150\t160\n1 ora\t250\t265", "CH", "150 CHF 30 -; 160 EUR 30 -; 250 CHF 60 -; 265 EUR 60 -")]
    [InlineData("Chez moi\tDéplacement\n½ heure\tCHF 150.–\t—\n1 heure\tCHF 250.–\tCHF 300.–", "CH", "150 CHF 30 in; 250 CHF 60 in; 300 CHF 60 out")]
    [InlineData("Tijd\tOntvangst\tEscort\n30 min\t€ 80,-\t€ 120,-", "NL", "80 EUR 30 in; 120 EUR 30 out")]
    [InlineData("Length\nIncall\nOutcall\n1 hr\n£140\n£170\n2 hrs\n£260\n£300", "GB", "140 GBP 60 in; 170 GBP 60 out; 260 GBP 120 in; 300 GBP 120 out")]
    [InlineData("1 hr\n£140\n£170\n2 hrs\n£260", "GB", "140 GBP 60 -; 170 GBP - -; 260 GBP 120 -")]
    // A sentence's duration is no other sentence's; bare numbers beside durations, again and again, are amounts.
    [InlineData("Från 1000:- för 20 minuter. En timme 2000 kr. Hela natten 9000 kr. Outcall +500 kr.", "SE", "1000 SEK 20 -; 2000 SEK 60 -; 9000 SEK 720 -")]
    [InlineData("1 Std. = 180 €; 2 Std. = 320 €; Strumpfhose +20 €", "DE", "180 EUR 60 -; 320 EUR 120 -")]
    [InlineData("30 min. CHF 100.- 60 min. CHF 180.-", "CH", "100 CHF 30 -; 180 CHF 60 -")]
    [InlineData("Servicios desde 40€. 20 minutos por 50€, media horita por 60€ y la hora completa por 100€", "ES", "40 EUR - -; 50 EUR 20 -; 60 EUR 30 -; 100 EUR 60 -")]
    [InlineData("I am only here until Friday. QV £50, half hour 70, 1h/130, 150/h outcalls", "GB", "50 GBP - -; 70 GBP 30 -; 130 GBP 60 -; 150 GBP 60 out")]
    // A telephone number before the amount, and other neighbours.
    [InlineData("Fr 150 / 30 Min", "CH", "150 CHF 30 -")]
    [InlineData("Цени (лв.)\nПоловин час 100\nЕдин час 160", "BG", "100 BGN 30 -; 160 BGN 60 -")]
    [InlineData("Preise (netto)\n1 Stunde 150", "AT", "150 EUR 60 -")]
    [InlineData("Tariffa oraria\t150 EUR\nMezz'ora\t90 EUR", "IT", "150 EUR 60 -; 90 EUR 30 -")]
    [InlineData("1 Stunde Fr. 250.-", "CH", "250 CHF 60 -")]
    [InlineData("£120 30 min £200 1 hour", "GB", "120 GBP 30 -; 200 GBP 60 -")]
    [InlineData("30 min: €40, 60 min: €60", "DE", "40 EUR 30 -; 60 EUR 60 -")]
    [InlineData("1 h: ₺5.300, 30 dk: ₺3.200", "TR", "5300 TRY 60 -; 3200 TRY 30 -")]
    [InlineData("₺3.200, 30 dk", "TR", "3200 TRY 30 -")]
    [InlineData("Tür\t30 dk\t1 sa\nIncall\t–\t–\nOutcall\t–\t4700", "TR", "4700 TRY 60 out")]
    public void Recognize_PriceList_YieldsItsLines(string text, string market, string expected) =>
        Prices(text, market).ShouldBe(expected);

    [Theory]
    [InlineData("I am 25 years old, 168 cm, 55 kg", "DE")]
    [InlineData("5 km from the centre", "DE")]
    [InlineData("Posted 12.05.2024 18:30", "DE")]
    [InlineData("Open 24 h, 7 days", "DE")]
    [InlineData("Call 0151 23456789", "DE")]
    [InlineData("I will answer you within 1 hour, after that I may be away until 18", "DE")]
    [InlineData("0 €", "DE")]
    [InlineData("In Wien vom 10.- 15. Mai", "AT")]
    [InlineData("Mo-Fr 10:00-20:00", "SE")]
    [InlineData("osoby nad 18", "SK")]
    [InlineData("Disponibile 24 ore su 24, tutti i giorni", "IT")]
    [InlineData("Disponibilă 24 din 24", "RO")]
    [InlineData("Tantra, overnight\nAge: 42", "DE")]
    [InlineData("Services: all night\nDate: 3 May 2031", "FR")]
    [InlineData("Open 24h/24, 7j/7", "FR")]
    [InlineData("1 h, 2 h\nI am 25, 168 tall", "DE")]
    [InlineData("30 min\t1 h\nAge\t25 years\t168 cm\t55 kg", "DE")]
    [InlineData("Available 24/7", "GB")]
    [InlineData("24 heures sur 24", "FR")]
    [InlineData("Mo-Fr 10-20 Uhr", "CH")]
    [InlineData("Mo - Fr 10-20", "CH")]
    [InlineData("Fr 10 bis 20 Uhr", "CH")]
    [InlineData("De lunes a viernes de 10 a 20h", "ES")]
    [InlineData("iga päev 12–22.", "EE")]
    [InlineData("Tous les jours 9 à 21h", "FR")]
    [InlineData("He came an hour late and stayed.\n24/10/2025, 09:23\t#4", "DE")]
    [InlineData("Р. 171 см", "RU")]
    [InlineData("I am 5'6\" tall, size 10", "GB")]
    [InlineData("Lyon 7e, 2e étage", "FR")]
    [InlineData("Open 10:00 h - 2:00 h", "ES")]
    [InlineData("A bunch of 12 roses", "FR")]
    [InlineData("Seen 12k times", "GB")]
    [InlineData("I am there in 1 hour 20, at most 2 hours", "GB")]
    [InlineData("Height\tWeight\n168\t55", "DE")]
    [InlineData("Mo\t10:00\t22:00\nDi\t10:00\t22:00", "DE")]
    [InlineData("10:00\t22:00\n12:00\t20:00", "DE")]
    public void Recognize_OtherNumbers_AreNoPrices(string text, string market) => Prices(text, market).ShouldBeEmpty();

    [Fact]
    public void Recognize_PriceFieldWithoutCurrency_TakesTheMarkets()
    {
        var ad = RecognizerFixture.Ad("Anna", "CZ") with { Fields = [new LabelledValue(FieldLabel.Price, "2000 / hod", null)] };
        Recognizer.Recognize(ad, RecognizerFixture.Draft(ad)).Prices.ShouldBe([new Price(2000, "CZK", 60, null)]);
    }

    // The ad's city tells which of two countries' money is meant, else its telephone number.
    [Theory]
    [InlineData("RO MD", "Chișinău", null, "200 lei", "MDL")]
    [InlineData("RO MD", "Cluj-Napoca", null, "200 lei", "RON")]
    [InlineData("MD RO", "Cluj-Napoca", null, "200 lei", "RON")]
    [InlineData("RO MD", "Chișinău", null, "200 RON", "RON")]
    [InlineData("US CA", "Toronto", null, "$200", "CAD")]
    [InlineData("SE NO", "Bergen", "+4791234567", "2000 kr", "NOK")]
    [InlineData("RO MD", null, "+37369123456", "200 lei", "MDL")]
    [InlineData("RO MD", null, null, "200 lei", "RON")]
    public void Recognize_CurrencyOfSeveralCountries_IsThatOfTheAdsOwn(string markets, string? city, string? phone, string text, string expected)
    {
        var located = new PriceRecognizer(RepositoryFiles.All, FieldWords.Load(RepositoryFiles.All), new PlaceRecognizer(RepositoryFiles.All));
        var ad = RecognizerFixture.Ad(text, markets) with { Fields = city is null ? [] : [new LabelledValue(FieldLabel.City, city, null)] };
        var draft = RecognizerFixture.Draft(ad) with { Contacts = phone is null ? [] : [new ExtractedContact(ContactKind.Phone, "phone", phone, phone.StartsWith("+47", StringComparison.Ordinal) ? "NO" : "MD", false, 0.9, null)] };
        located.Recognize(ad, draft).Prices.ShouldHaveSingleItem().Currency.ShouldBe(expected);
    }

    [Fact]
    public void Recognize_UnknownMarket_LeavesTheCurrencyOpen()
    {
        var ad = RecognizerFixture.Ad("Anna") with { Fields = [new LabelledValue(FieldLabel.Price, "150", null)] };
        Recognizer.Recognize(ad, RecognizerFixture.Draft(ad)).Prices.ShouldBe([new Price(150, null, null, null)]);
    }

    // A short number beside words that no lexicon knows is kept from being a price, but not beside a duration.
    [Theory]
    [InlineData("1 hour\t150\nOvernight\t700", "700", "150 GBP 60 -; 700 GBP 720 -")]
    [InlineData("1 hour\t150\nLikes\t700", "700", "150 GBP 60 -")]
    public void Recognize_NumberOfAnUnknownLabel_IsAPriceBesideADuration(string text, string value, string expected)
    {
        var field = new LabelledValue(FieldLabel.Other, value, new TextSpan(text.IndexOf(value, StringComparison.Ordinal), value.Length));
        Prices(RecognizerFixture.Ad(text, "GB") with { Fields = [field] }).ShouldBe(expected);
    }

    [Theory]
    [InlineData("1 Std 200 € zzgl. Taxi (15–30 €)", "DE", "de", "200 EUR 60 -")]
    [InlineData("1 ora 200€ (+20€ taxi)", "IT", "it", "200 EUR 60 -")]
    [InlineData("1 hora (taxi incluido) 180 €", "ES", "es", "180 EUR 60 -")]
    [InlineData("500 lei ora + taxi 40 lei", "RO", "ro", "500 RON 60 -")]
    [InlineData("A £20 deposit is needed", "GB", "en", "")]
    [InlineData("No deposit, £120 hour", "GB", "en", "120 GBP 60 -")]
    [InlineData("Deposit not required. £120 an hour", "GB", "en", "120 GBP 60 -")]
    [InlineData("Late cancellation: £150", "GB", "en", "")]
    [InlineData("Storno méně než 3 hodiny předem: 500 Kč", "CZ", "cs", "")]
    [InlineData("Zuschlag Sonntag\t+ 50.–", "CH", "de", "")]
    [InlineData("Supplément déplacement hors Lyon : 30 €", "FR", "fr", "")]
    [InlineData("Dojazd poza miasto: +2,50 zł / km", "PL", "pl", "")]
    [InlineData("joka 6. kerta -30 €", "FI", "fi", "")]
    [InlineData("Nunca pague sinal: pedem quase sempre 20 € ou 50 €", "PT", "pt", "")]
    [InlineData("OnlyFans: anna.example ($9.99 USD/mes)", "US", "es", "")]
    [InlineData("Inserieren ab 25 €", "DE", "de", "")]
    [InlineData("VIP oglas 7 dana 10 €, 30 dana 30 €", "RS", "sr", "")]
    [InlineData("Средняя цена по городу: 22 000 ₸/час", "KZ", "ru", "")]
    [InlineData("Sehr lieb, hab 150 € gezahlt für die Stunde", "DE", "de", "")]
    [InlineData("“I usually see another lady (£400/h) elsewhere.”", "GB", "en", "")]
    [InlineData("60 min 100 €\n30 min -60 €", "DE", "de", "100 EUR 60 -; 60 EUR 30 -")]
    [InlineData("Annuleren binnen 2 uur: € 25,- kosten", "NL", "nl", "")]
    [InlineData("Taksi do hotela plaća gost (do 1.200 din)", "RS", "sr", "")]
    [InlineData("Příplatky: společná sprcha 300 Kč, po 21. hodině 200 Kč", "CZ", "cs", "")]
    [InlineData("EUR 117,20\nUSD 101,05\nCHF 125,64", "RS", "sr", "")]
    [InlineData("Cena 1 € je samo zato, ker drugače ne gre. 1 ura 80 €", "SI", "sl", "80 EUR 60 -")]
    [InlineData("hh $160, $20 off before noon", "US", "en", "160 USD 30 -")]
    [InlineData("my place: hh 160 / hr 240 / 90min 340. Your hotel: hr 300, downtown only. $50 deposit for first timers", "US", "en", "160 USD 30 in; 240 USD 60 in; 340 USD 90 in; 300 USD 60 out")]
    [InlineData("Ночь 22–9\tДень 9–22", "RU", "ru", "")]
    [InlineData("Поднять анкету: 300 руб", "RU", "ru", "")]
    [InlineData("1 час 22 р", "RU", "ru", "")]
    [InlineData("Publiée hier à 21h14 642 vues €", "FR", "fr", "")]
    [InlineData("ΟΠΟΙΟΣ ΑΡΓΕΙ ΧΡΩΣΤΑΕΙ 20€", "GR", "el", "")]
    [InlineData("1 h\t150 €\nExtras\nCostume\t20 €\nWeekend\t30 €\n2 h\t280 €", "IE", "en", "150 EUR 60 -; 280 EUR 120 -")]
    [InlineData("30 Min.\t80\nAufpreise\nExtra\tAufpreis (EUR)\nSamstag\t30,00\nNach 22 Uhr\t25,00", "DE", "de", "80 EUR 30 -")]
    [InlineData("En plus, le cas échéant\nDimanche\n30 €\nJours fériés\n50 €", "FR", "fr", "")]
    [InlineData("Příplatky\tvíkend – 300 Kč\nkostým – 200 Kč", "CZ", "cs", "")]
    [InlineData("Extras gibt es bei mir nicht.\n150 €", "DE", "de", "150 EUR - -")]
    [InlineData("Extras\nShower\nMassage\nDinner\n150 €", "IE", "en", "150 EUR - -")]
    [InlineData("Acompte demandé pour une nuit : 200 €", "FR", "fr", "")]
    [InlineData("Deposit for outcalls £50", "GB", "en", "")]
    [InlineData("Deposit taken. Overnight: £900", "GB", "en", "900 GBP 720 -")]
    [InlineData("zzgl. Taxi ausserhalb der Stadt (ca. CHF 40.–)", "CH", "de", "")]
    [InlineData("Ein Treffen, 1 h\t150 €\nHausbar: Piccolo € 15", "AT", "de", "150 EUR 60 -")]
    [InlineData("Mulți cer 100–200 lei „garanție” prin transfer.", "RO", "ro", "")]
    [InlineData("Weekend: 50 lei (10 euro) în plus.", "RO", "ro", "")]
    [InlineData("Snittpris i Malmö: 2 450 kr/timme. Billigast 1 200 kr, dyrast 6 000 kr.", "SE", "sv", "")]
    [InlineData("Hun tok 3 500 for timen og overnatting 15 000", "NO", "nb", "")]
    [InlineData("Horario: desde las 11 hasta las 23 h", "ES", "es", "")]
    public void Recognize_MoneyThatBuysNoTime_IsNoPrice(string text, string market, string language, string expected) => Prices(text, market, language).ShouldBe(expected);

    [Theory]
    [InlineData("Ninety minutes £350", "GB", "en", "350 GBP 90 -")]
    [InlineData("Dinner date, four hours £800", "GB", "en", "800 GBP 240 -")]
    [InlineData("Övernattning, 10 timmar\n18 000 kr", "SE", "sv", "18000 SEK 600 -")]
    [InlineData("1 h 30\t280 €", "FR", "fr", "280 EUR 90 -")]
    [InlineData("in: 180 hh / 260 hr / 370 for 90\nout: 340 hr", "CA", "en", "180 CAD 30 in; 260 CAD 60 in; 370 CAD 90 in; 340 CAD 60 out")]
    [InlineData("Trajanje\tKod nas\tU hotelu\njedna\tobe\tjedna\tobe\n1 h\t80 €\t150 €\t100 €\t180 €", "RS", "sr", "80 EUR 60 in; 150 EUR 60 in; 100 EUR 60 out; 180 EUR 60 out")]
    [InlineData("🏠 1 Std.\tCHF 280.–\n🚗 2 Std.\tCHF 650.–", "CH", "de", "280 CHF 60 in; 650 CHF 120 out")]
    [InlineData("Pas mane val 100 eu, pusvalandis 60 eu", "LT", "lt", "100 EUR 60 in; 60 EUR 30 in")]
    [InlineData("1 hora $1,300", "MX", "es", "1300 MXN 60 -")]
    [InlineData("Chest\t36\tCup:\tE", "GB", "en", "")]
    [InlineData("Deplasare la hotel doar dupa ora 20, 500 lei ora", "RO", "ro", "500 RON 60 out")]
    [InlineData("oglas br. 30418", "HR", "hr", "")]
    [InlineData("\tАпартаменти\tВиїзд\n1 година\t3500\t4500", "UA", "uk", "3500 UAH 60 in; 4500 UAH 60 out")]
    [InlineData("Trajanje\tKod mene\tHotel\n60 min\t8.000 din\t12.000 din", "RS", "sr", "8000 RSD 60 in; 12000 RSD 60 out")]
    [InlineData("\t1 saat\t2 saat\nKendi evim\t4.000\t7.000\nOtel\t5.500\t9.000", "TR", "tr", "4000 TRY 60 in; 7000 TRY 120 in; 5500 TRY 60 out; 9000 TRY 120 out")]
    [InlineData("No meu apartamento\tHotel / domicílio\n1 h\t110 €\t140 €\t+60 €", "PT", "pt", "110 EUR 60 in; 140 EUR 60 out")]
    [InlineData("Noite (10 h, das 22h às 8h)\t750 €", "PT", "pt", "750 EUR 600 -")]
    [InlineData("Nálam\t✔\nNálad / hotelben\t✘\n1 óra\t25000 Ft", "HU", "hu", "25000 HUF 60 -")]
    [InlineData("1 hora (no meu apartamento): €110\n1 hora (hotéis e domicílios): €130", "PT", "pt", "110 EUR 60 in; 130 EUR 60 out")]
    [InlineData("1 saat (kendi yerimde): 4.700 ₺\n1 saat (otele ve eve gelirim): 4.900 ₺", "TR", "tr", "4700 TRY 60 in; 4900 TRY 60 out")]
    [InlineData("1 uur (aan huis of hotel): €150", "NL", "nl", "150 EUR 60 out")]
    [InlineData("Апартаменты\tВыезд\nДень\tНочь\tДень\tНочь\n1 час\t6 000\t7 000\t8 000\t9 000", "RU", "ru", "6000 RUB 60 in; 7000 RUB 60 in; 8000 RUB 60 out; 9000 RUB 60 out")]
    [InlineData("час 25 т.тг, 2 часа 45 тыс.тг", "KZ", "ru", "25000 KZT 60 -; 45000 KZT 120 -")]
    [InlineData("1 сағ 20 мың тг", "KZ", "kk", "20000 KZT 60 -")]
    [InlineData("1,5 ժամ\t35 հազ. դր.", "AM", "hy", "35000 AMD 90 -")]
    [InlineData("ΜΙΣΑΩΡΟ 40€, ΤΡΙΑ ΤΕΤΑΡΤΑ 55€, ΔΙΩΡΟ 190 €", "GR", "el", "40 EUR 30 -; 55 EUR 45 -; 190 EUR 120 -")]
    [InlineData("сат 100 евра", "RS", "sr", "100 EUR 60 -")]
    [InlineData("At ours\tAt yours\n1 hour\t£320\t£380", "GB", "en", "320 GBP 60 in; 380 GBP 60 out")]
    [InlineData("250€ l'heure, 450€ les 2h, 1200€ la nuit (10h), 30€ le taxi", "FR", "fr", "250 EUR 60 -; 450 EUR 120 -; 1200 EUR 600 -")]
    [InlineData("\t½ Std.\t1 Std.\tAbend (4 Std.)\nBei mir\t½ Std.90\t1 Std.160\tAbend (4 Std.)—\nHotelbesuch\t½ Std.—\t1 Std.190\tAbend (4 Std.)600", "AT", "de", "90 EUR 30 in; 160 EUR 60 in; 190 EUR 60 out; 600 EUR 240 out")]
    [InlineData("1 час\t4.000 ден\t5.500 ден", "MK", "mk", "4000 MKD 60 -; 5500 MKD 60 -")]
    [InlineData("puol tuntia 90 e, tunti 150 e, puoltoist tuntia 210 e", "FI", "fi", "90 EUR 30 -; 150 EUR 60 -; 210 EUR 90 -")]
    [InlineData("2 800 kr för en timme eller 5 000 kr för två.", "SE", "sv", "2800 SEK 60 -; 5000 SEK 120 -")]
    [InlineData("160 hh / 240 hr my place, 320 hr / 580 two hrs your hotel, downtown only", "US", "en", "160 USD 30 in; 240 USD 60 in; 320 USD 60 out; 580 USD 120 out")]
    [InlineData("100 qv 15min / 140 hh / 220 hr", "US", "en", "100 USD 15 -; 140 USD 30 -; 220 USD 60 -")]
    [InlineData("Parking besplatan iza 20h. Cijena 50 eura pola sata, 80 eura sat, 110 sat i pol.", "HR", "hr", "50 EUR 30 -; 80 EUR 60 -; 110 EUR 90 -")]
    [InlineData("Masaža za pare, 2 uri\nura in pol masaže + pol ure pogovora\n€260", "SI", "sl", "260 EUR 120 -")]
    [InlineData("20 minutos 4️⃣0️⃣ euros, una hora 1OO euros", "ES", "es", "40 EUR 20 -; 100 EUR 60 -")]
    [InlineData("Meia hora: 50 €\nValores deslocação (táxi à parte, cerca de 8 €):\n1 hora: 120 €", "PT", "pt", "50 EUR 30 -; 120 EUR 60 out")]
    [InlineData("Bij mij\t30 min\t90,-\t100,-\n1 uur\t150,-\t170,-", "NL", "nl", "90 EUR 30 in; 100 EUR 30 in; 150 EUR 60 in; 170 EUR 60 in")]
    [InlineData("U mě na privátě\t30 min – 1 200 Kč\n1 hod – 2 000 Kč\nZa tebou\t2 hod – 5 000 Kč", "CZ", "cs", "1200 CZK 30 in; 2000 CZK 60 in; 5000 CZK 120 out")]
    [InlineData("Incall\t1 h\t150 €\nDinner\t3 h\t400 €", "IE", "en", "150 EUR 60 in; 400 EUR 180 -")]
    [InlineData("Hos mig: 30 min 1200:-\nHotell (bara centralt): 1 tim 2500:-", "SE", "sv", "1200 SEK 30 in; 2500 SEK 60 out")]
    [InlineData("Hos mig 1 tim 1200:-\nHotell 1 tim 2500:-", "SE", "sv", "1200 SEK 60 in; 2500 SEK 60 out")]
    [InlineData("\tMine\tYours\n1 hr\t£150\t£190", "GB", "en", "150 GBP 60 in; 190 GBP 60 out")]
    [InlineData("Jij komt hier\tIk kom naar jou\n1 uur\t€ 130\t€ 170", "NL", "nl", "130 EUR 60 in; 170 EUR 60 out")]
    public void Recognize_WaysOfWriting_AreRead(string text, string market, string language, string expected) => Prices(text, market, language).ShouldBe(expected);

    [Theory]
    [InlineData(true, false, "100 EUR 60 in")]
    [InlineData(false, true, "100 EUR 60 out")]
    [InlineData(true, true, "100 EUR 60 -")]
    [InlineData(true, null, "100 EUR 60 -")]
    [InlineData(null, false, "100 EUR 60 in")]
    [InlineData(false, null, "100 EUR 60 out")]
    public void Recognize_OnlyOneKindOfVisit_IsWhatPricesAreFor(bool? incall, bool? outcall, string expected)
    {
        var ad = RecognizerFixture.Ad("1 hour 100 €", "IE", "en");
        Format(Recognizer.Recognize(ad, RecognizerFixture.Draft(ad) with { Incall = incall, Outcall = outcall }).Prices).ShouldBe(expected);
    }

    private static string Prices(string text, string market, string? language = null) => Prices(RecognizerFixture.Ad(text, market, language));

    private static string Prices(AdText ad) => Format(Recognizer.Recognize(ad, RecognizerFixture.Draft(ad)).Prices);

    private static string Format(IEnumerable<Price> prices) => string.Join("; ", prices.Select(p => string.Create(
        CultureInfo.InvariantCulture,
        $"{p.Amount} {p.Currency ?? "-"} {(p.Minutes is { } m ? m.ToString(CultureInfo.InvariantCulture) : "-")} {(p.Outcall is { } o ? (o ? "out" : "in") : "-")}")));
}
