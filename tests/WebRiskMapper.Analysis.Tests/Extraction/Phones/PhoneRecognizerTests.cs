using Shouldly;
using WebRiskMapper.Analysis.Extraction;
using WebRiskMapper.Analysis.Extraction.Phones;
using Xunit;

namespace WebRiskMapper.Analysis.Tests.Extraction.Phones;

public sealed class PhoneRecognizerTests
{
    private static readonly PhoneRecognizer Recognizer = new(RepositoryFiles.All);

    [Theory]
    // International forms need no market.
    [InlineData("Call +44 7400 123456 today", "", "+447400123456")]
    [InlineData("Call +44 (0)7400 123456 today", "", "+447400123456")]
    [InlineData("tel. 0044 7400 123456", "", "+447400123456")]
    [InlineData("+49 151 23456789", "", "+4915123456789")]
    [InlineData("+380 (67) 123-45-67", "", "+380671234567")]
    [InlineData("+7 (912) 345-67-89", "", "+79123456789")]
    [InlineData("+33-6-12-34-56-78", "", "+33612345678")]
    [InlineData("+39 0549 882345 / +378 66 661212", "", "+390549882345 +37866661212")]
    [InlineData("WhatsApp: 447400123456", "", "+447400123456")]
    [InlineData("+1 (212) 555-0123", "", "+12125550123")]
    [InlineData("+55 11 91234 5678", "", "+5511912345678")]
    // Letters for noughts and ones all along, with whatever stands between.
    [InlineData("whatsapp: o6-28.o4.71.39 (anoniem niet)", "NL", "+31628047139")]
    [InlineData("смс о63*41о*27*9о од 11 до 21х", "RS", "+381634102790")]
    [InlineData("Τηλ: 69-4Ο7-158-2Ο (όχι sms)", "GR", "+306940715820")]
    // Numbers told in twos and threes.
    [InlineData("дзвоніть: нуль шістдесят сім, чотириста двадцять один, п’ятдесят вісім, тридцять шість", "UA", "+380674215836")]
    [InlineData("zadzwoń: pięćset dwanaście trzysta czterdzieści pięć sześćset siedemdziesiąt osiem", "PL", "+48512345678")]
    // What a mask cuts off, what begins a range, and what its owner pays for.
    [InlineData("Call 07705 XXX", "GB", "")]
    [InlineData("Тел: 0898 / 41-XX-XX", "BG", "")]
    [InlineData("0152 24•• ••••", "AT DE", "")]
    [InlineData("Desconfie de números começados por 960 000 000.", "PT", "")]
    [InlineData("Hilfe: 0800 4477881", "DE", "")]
    // National forms by market.
    [InlineData("07400 123456", "GB", "+447400123456")]
    [InlineData("(020) 7946 0018", "GB", "+442079460018")]
    [InlineData("0151/23456789", "DE", "+4915123456789")]
    [InlineData("0151-234 567 89", "DE", "+4915123456789")]
    [InlineData("06 12 34 56 78", "FR", "+33612345678")]
    [InlineData("06.12.34.56.78", "FR", "+33612345678")]
    [InlineData("612 34 56 78", "ES", "+34612345678")]
    [InlineData("612345678", "ES", "+34612345678")]
    [InlineData("333 1234567", "IT", "+393331234567")]
    [InlineData("601 234 567", "CZ", "+420601234567")]
    [InlineData("501-234-567", "PL", "+48501234567")]
    [InlineData("8 (912) 345-67-89", "RU", "+79123456789")]
    [InlineData("067 123 45 67", "UA", "+380671234567")]
    [InlineData("691 234 5678", "GR", "+306912345678")]
    [InlineData("0532 123 45 67", "TR", "+905321234567")]
    [InlineData("06 20 123 4567", "HU", "+36201234567")]
    [InlineData("0664 1234567", "AT", "+436641234567")]
    [InlineData("079 123 45 67", "CH", "+41791234567")]
    [InlineData("0471 23 45 67", "BE", "+32471234567")]
    [InlineData("06-12345678", "NL", "+31612345678")]
    [InlineData("0888 123 456", "BG", "+359888123456")]
    [InlineData("0721 123 456", "RO", "+40721123456")]
    [InlineData("064 1234567", "RS", "+381641234567")]
    [InlineData("912 345 678", "PT", "+351912345678")]
    [InlineData("070-123 45 67", "SE", "+46701234567")]
    [InlineData("call 20 12 34 56", "DK", "+4520123456")]
    [InlineData("tlf 406 12 345", "NO", "+4740612345")]
    [InlineData("(212) 555-0123", "US", "+12125550123")]
    [InlineData("054-123-4567", "IL", "+972541234567")]
    [InlineData("090-1234-5678", "JP", "+819012345678")]
    [InlineData("07700 900123 / 07700 900124", "GB", "+447700900123 +447700900124")]
    // Of a range that nobody has been given, and a number of one who has from its end.
    [InlineData("Appelle au 06 39 98 67 60", "FR", "+33639986760")]
    // Two numbers, and neighbours that are not part of one, where numbers may have any length.
    [InlineData("Call 0660 4819352. 24/7 outcalls", "AT", "+436604819352")]
    [InlineData("0664/481 93 52 24/7", "AT", "+436644819352")]
    [InlineData("+43 664 4819352 7/24", "AT", "+436644819352")]
    [InlineData("0664 4819352, 27", "AT", "+436644819352")]
    [InlineData("0664 4819352 (27)", "AT", "+436644819352")]
    [InlineData("0664 4819352 - 2. Stock", "AT", "+436644819352")]
    [InlineData("0664 4819352 10-22 Uhr", "AT", "+436644819352")]
    [InlineData("0151 23456789 / 27 J / 170", "DE", "+4915123456789")]
    [InlineData("0151 / 234 / 567 / 89", "DE", "+4915123456789")]
    [InlineData("06. 12. 34. 56. 78", "FR", "+33612345678")]
    [InlineData("0664 481 93 52 / 0664 481 93 53", "AT", "+436644819352 +436644819353")]
    [InlineData("0664 481 93-52", "AT", "+436644819352")]
    [InlineData("07400 123456 or 07400 123457", "GB", "+447400123456 +447400123457")]
    [InlineData("07400 123456 / 07400 123457", "GB", "+447400123456 +447400123457")]
    [InlineData("07400123456, 07400123457", "GB", "+447400123456 +447400123457")]
    [InlineData("Marie 23 06 12 34 56 78", "FR", "+33612345678")]
    [InlineData("30 min 80 eur 06 12 34 56 78 24h", "FR", "+33612345678")]
    [InlineData("12.05.2024 18:30 07400 123456", "GB", "+447400123456")]
    [InlineData("90-60-90 06 12 34 56 78", "FR", "+33612345678")]
    [InlineData("8 (701) 064-85-93", "KZ", "+77010648593")]
    [InlineData("мой номер 8 912 345 67 89", "RU", "+79123456789")]
    // Of several markets, the one where the digits are a mobile; a landline stays where no market knows it as one.
    [InlineData("0471 23 45 67", "FR BE", "+32471234567")]
    [InlineData("0664 1234567", "DE AT", "+436641234567")]
    [InlineData("06 12 34 56 78", "BE FR", "+33612345678")]
    [InlineData("030 12345678", "DE AT", "+493012345678")]
    // Amounts, durations and counts beside a number.
    [InlineData("call 0660 / 123 45 67. 100 euro", "AT", "+436601234567")]
    [InlineData("Call me on 07911 123456 £120 per hour", "GB", "+447911123456")]
    [InlineData("(917) 555-1234 $200/hr", "US", "+19175551234")]
    [InlineData("chiama 347 1234567 100 rose", "IT", "+393471234567")]
    [InlineData("512-345-678 godz 300 zł", "PL", "+48512345678")]
    [InlineData("5123 4567 1 tund 100€", "EE", "+37251234567")]
    [InlineData("8 701 123 45 67 1 сағат 20000", "KZ", "+77011234567")]
    [InlineData("+375 29 123-45-67 100 руб час", "BY", "+375291234567")]
    [InlineData("050-123-4567 300 nis 30 min", "IL", "+972501234567")]
    [InlineData("Mo-Fr 10-20 Uhr, 079 123 45 67", "CH", "+41791234567")]
    [InlineData("Handy 0176/ 123 45 678", "DE", "+4917612345678")]
    [InlineData("Tel 020 7946 0958 ext. 12", "GB", "+442079460958")]
    [InlineData("Ref 4711, 079 123 45 67", "CH", "+41791234567")]
    [InlineData("Soita p. 044 244 1820 (ei tekstiviestejä)", "FI", "+358442441820")]
    [InlineData("IBAN DE89 3704 0044 0532 0130 00, Handy 0176/ 123 45 678", "DE", "+4917612345678")]
    public void Recognize_PlainNumber_IsNormalised(string text, string markets, string expected) =>
        Numbers(text, markets).ShouldBe(expected);

    [Theory]
    [InlineData("zero seven four zero zero one two three four five six", "GB", "+447400123456")]
    [InlineData("oh seven four double oh, one two three four five six", "GB", "+447400123456")]
    [InlineData("074 zero zero 12 three 456", "GB", "+447400123456")]
    [InlineData("null eins fünf eins zwei drei vier fünf sechs sieben acht neun", "DE", "+4915123456789")]
    [InlineData("nulleinsfünfeins zweidreivier fünfsechssieben achtneun", "DE", "+4915123456789")]
    [InlineData("zéro six douze trente-quatre cinquante six soixante-dix-huit", "FR", "+33612345678")]
    [InlineData("seis uno dos tres cuatro cinco seis siete ocho", "ES", "+34612345678")]
    [InlineData("восемь девять один два три четыре пять шесть семь восемь девять", "RU", "+79123456789")]
    [InlineData("έξι εννέα ένα δύο τρία τέσσερα πέντε έξι επτά οκτώ", "GR", "+306912345678")]
    [InlineData("0️⃣7️⃣4️⃣0️⃣0️⃣1️⃣2️⃣3️⃣4️⃣5️⃣6️⃣", "GB", "+447400123456")]
    [InlineData("０７４００ １２３４５６", "GB", "+447400123456")]
    [InlineData("⓪⑦④⓪⓪①②③④⑤⑥", "GB", "+447400123456")]
    [InlineData("O74OO I23456", "GB", "+447400123456")]
    [InlineData("O74OO I23 4 5O", "GB", "+447400123450")]
    [InlineData("OO44 74OO 12 34 OO", "FR", "+447400123400")]
    [InlineData("zero zero four four seven four zero zero zero one two three four five", "IE", "+447400012345")]
    [InlineData("0*7*4*0*0*1*2*3*4*5*6", "GB", "+447400123456")]
    [InlineData("0 7 4 0 0 1 2 3 4 5 6", "GB", "+447400123456")]
    [InlineData("0x7x4x0x0x1x2x3x4x5x6", "GB", "+447400123456")]
    [InlineData("07400~~123~~456", "GB", "+447400123456")]
    [InlineData("(07)[400]{123}456", "GB", "+447400123456")]
    // What counts in one language is a common word of another.
    [InlineData("Mój numer to pięć jeden dwa 345 678", "PL", "+48512345678")]
    [InlineData("Numeroni on O4OO 3167 6O", "FI", "+358400316760")]
    // From the last digit to the first.
    [InlineData("Read my number backwards: 654321 00470", "GB", "+447400123456")]
    [InlineData("Broj pišem naopako, čitajte s desna na lijevo: 4175 283 590", "HR", "+385953825714")]
    [InlineData("98765432151 0 (bitte rückwärts lesen)", "DE", "+4915123456789")]
    [InlineData("87 65 43 21 60, à l'envers", "FR", "+33612345678")]
    [InlineData("Call 654321 00470", "GB", "+447400123456")]
    // Look-alikes of other alphabets, and digits below the line.
    [InlineData("Ring О74ОО l2З4Ƽ6", "GB", "+447400123456")]
    [InlineData("Ring ₀₇₄₀₀₁₂₃₄₅₆", "GB", "+447400123456")]
    // Digits and their words without anything between, and a nought or a one among them.
    [InlineData("five 8 seven ~ 5five5 ~ zero 1 6 three", "CA", "+15875550163")]
    [InlineData("o4 / 95 / 22 / 17 / o4", "BE", "+32495221704")]
    [InlineData("SEDM TŘI DVA - 905 - 3I8", "CZ", "+420732905318")]
    [InlineData("sedm-sedm-šest 41O 935", "CZ", "+420776410935")]
    public void Recognize_HiddenNumber_IsNormalisedAndMarkedObfuscated(string text, string markets, string expected)
    {
        Numbers(text, markets).ShouldBe(expected);
        Recognize(text, markets).ShouldAllBe(c => c.Obfuscated);
    }

    [Theory]
    [InlineData("٠٥٤١٢٣٤٥٦٧", "IL", "+972541234567")]
    [InlineData("07400 123456", "GB", "+447400123456")]
    public void Recognize_OwnScriptOrPlain_IsNotObfuscated(string text, string markets, string expected)
    {
        var contact = Recognize(text, markets).ShouldHaveSingleItem();
        contact.Value.ShouldBe(expected);
        contact.Obfuscated.ShouldBeFalse();
    }

    [Theory]
    [InlineData("Posted 12.05.2024 18:30", "GB")]
    [InlineData("2024-05-12 2024-05-13", "DE")]
    [InlineData("12/05/2024 - 14/06/2024", "FR")]
    [InlineData("Ad no 612345678", "ES")]
    [InlineData("ID: 612345678", "ES")]
    [InlineData("#612345678", "ES")]
    [InlineData("Annuncio n. 3391234567 del 12.10.2026", "IT")]
    [InlineData("SIRET 812 345 678 00012", "FR")]
    [InlineData("P.IVA 01234567890", "IT")]
    [InlineData("IBAN DE89 3704 0044 0532 0130 00", "DE")]
    [InlineData("Annonsnr 0731234567", "SE")]
    [InlineData("Cod. 55120873", "SM")]
    [InlineData("Ilmoitus 0458122", "FI")]
    [InlineData("mise en ligne le 12 novembre 2026 - 1'844 visites", "LU")]
    [InlineData("№ 9123456789", "RU")]
    [InlineData("Price 100 200 300 400", "DK")]
    [InlineData("1000 2000", "DK")]
    [InlineData("2024 2025", "DK")]
    [InlineData("612345678 €", "ES")]
    [InlineData("€ 612345678", "ES")]
    [InlineData("612 345 678 Ft", "ES")]
    [InlineData("90-60-90 168 cm 52 kg", "ES")]
    [InlineData("90-60-90, 168, 52", "ES")]
    [InlineData("open 10:00-22:00 every day", "GB")]
    [InlineData("10:30 12:30 14:30 16:30", "FR")]
    [InlineData("SW1A 1AA 2024", "GB")]
    [InlineData("https://ads.example/ad/07400123456", "GB")]
    [InlineData("AB07400123456", "GB")]
    [InlineData("anna07400123456@mail.example", "GB")]
    [InlineData("four one three girls two five", "GB")]
    [InlineData("4111 1111 1111 1111", "GB")]
    [InlineData("one two three", "US")]
    [InlineData("0000000000", "GB")]
    [InlineData("23 168 52 75 38", "NO")]
    [InlineData("612345678", "")]
    [InlineData("117203 reference", "AT")]
    [InlineData("Sara\n640117 ID", "DE")]
    [InlineData("Spring 24512", "AT")]
    [InlineData("12/3 2026, 17:23\nBlev medlem: 01/2020\nInlägg: 14", "FI")]
    [InlineData("je reçois\t90\t150\t270\t–", "BE")]
    [InlineData("1 ó 39000\n2 ó 70000\n12 ó 235000", "HU")]
    [InlineData("24/10/2025, 09:23\t#4", "GR")]
    [InlineData("Member 654321 00470", "GB")]
    [InlineData("Backwards or forwards, 1234 56", "GB")]
    [InlineData("H₂O and CO₂", "GB")]
    [InlineData("0878 45 .. .. (покажи)", "BG")]
    [InlineData("Code de l'annonce\t100221", "LU")]
    [InlineData("Working 9to5, 24 7", "GB")]
    [InlineData("Nummer anzeigen 0171 39 …", "DE")]
    public void Recognize_OtherDigits_AreNoNumber(string text, string markets) =>
        Numbers(text, markets).ShouldBeEmpty();

    [Theory]
    [InlineData("Ring 07400 123456 or 020 7946 0000", "Help desk 020 7946 0000", "+447400123456")]
    [InlineData("Ring 020 7946 0000", "Help desk 020 7946 0000", "+442079460000")]
    [InlineData("Ring 07400 123456 or 020 7946 0000", "Help desk 020 7946 0999", "+442079460000 +447400123456")]
    public void Recognize_NumberOfTheSitesFoot_IsTheOperatorsBesideAnother(string text, string foot, string expected)
    {
        var ad = RecognizerFixture.Ad(text, "GB") with { Foot = [foot] };
        string.Join(' ', Recognizer.Recognize(ad, RecognizerFixture.Draft(ad)).Contacts.Select(c => c.Value).Order(StringComparer.Ordinal)).ShouldBe(expected);
    }

    [Fact]
    public void Recognize_FictionalRange_IsAcceptedWithLowerConfidence()
    {
        var reserved = Recognize("Call 07700 900123", "GB").ShouldHaveSingleItem();
        var assigned = Recognize("Call 07400 123456", "GB").ShouldHaveSingleItem();
        reserved.Value.ShouldBe("+447700900123");
        reserved.Country.ShouldBe("GB");
        reserved.Confidence.ShouldBeInRange(0.4, assigned.Confidence - 0.2);
    }

    [Fact]
    public void Recognize_NumberAsWritten_HasItsSpan()
    {
        const string text = "Anna\nCall +44 7400 123456 now";
        var span = Recognize(text, "").ShouldHaveSingleItem().Span.ShouldNotBeNull();
        text[span.Start..span.End].ShouldBe("+44 7400 123456");
    }

    [Fact]
    public void Recognize_SameNumberTwice_ListsBothOccurrences()
    {
        var contacts = Recognize("07400 123456 again 07400-123-456", "GB");
        contacts.Select(c => c.Value).ShouldBe(["+447400123456", "+447400123456"]);
        contacts.Select(c => c.Span).Distinct().Count().ShouldBe(2);
    }

    [Theory]
    [InlineData("tel:+447400123456", "+447400123456")]
    [InlineData("tel:07400%20123456", "+447400123456")]
    [InlineData("https://wa.me/447400123456?text=hi", "+447400123456")]
    [InlineData("https://api.whatsapp.com/send?phone=447400123456&text=x", "+447400123456")]
    [InlineData("viber://chat?number=%2B447400123456", "+447400123456")]
    public void Recognize_ContactLink_IsRead(string link, string expected)
    {
        var ad = RecognizerFixture.Ad("Anna", "GB") with { ContactLinks = [link] };
        var contact = Recognizer.Recognize(ad, RecognizerFixture.Draft(ad)).Contacts.ShouldHaveSingleItem();
        contact.Value.ShouldBe(expected);
        contact.Span.ShouldBeNull();
        contact.Obfuscated.ShouldBeFalse();
    }

    [Theory]
    [InlineData(FieldLabel.Phone, true)]
    [InlineData(FieldLabel.Other, false)]
    [InlineData(FieldLabel.Age, false)]
    [InlineData(FieldLabel.Price, false)]
    public void Recognize_LabelledValue_FollowsItsLabel(FieldLabel label, bool isPhone)
    {
        const string text = "Field: 612 345 678";
        var ad = RecognizerFixture.Ad(text, "ES") with { Fields = [new LabelledValue(label, "612 345 678", new TextSpan(7, 11))] };
        var contacts = Recognizer.Recognize(ad, RecognizerFixture.Draft(ad)).Contacts;
        contacts.Count.ShouldBe(isPhone ? 1 : 0);
        if (isPhone)
        {
            contacts[0].Confidence.ShouldBeGreaterThan(Recognize("612 345 678", "ES")[0].Confidence);
        }
    }

    [Theory]
    [InlineData("+7 701 234 56 78", "KZ")]
    [InlineData("+7 912 345 67 89", "RU")]
    [InlineData("+1 416 555 0123", "CA")]
    [InlineData("+1 212 555 0123", "US")]
    [InlineData("+44 7781 123456", "GG")]
    [InlineData("+357 96 123456", "CY")]
    public void Recognize_SharedCallingCode_NamesTheCountryOfThePlan(string text, string country) =>
        Recognize(text, "").ShouldHaveSingleItem().Country.ShouldBe(country);

    [Fact]
    public void Recognize_LanguageOnly_ReadsItsLargestCountryWithLessConfidence()
    {
        var byLanguage = Recognizer.Recognize(RecognizerFixture.Ad("06 12 34 56 78", "", "fr"), new ExtractedAd { Text = "" }).Contacts.ShouldHaveSingleItem();
        byLanguage.Value.ShouldBe("+33612345678");
        byLanguage.Confidence.ShouldBeLessThan(Recognize("06 12 34 56 78", "FR")[0].Confidence);
    }

    [Fact]
    public void Plans_EveryState_HasOneWithItsCallingCode()
    {
        var plans = new PhonePlans(RepositoryFiles.All);
        foreach (var row in ReferenceCsv.Rows(RepositoryFiles.All, "seeds/reference/osce-states.csv", "iso2", "calling_code"))
        {
            plans.Of(row[0]).ShouldNotBeNull(row[0]).CallingCode.ShouldBe(row[1], row[0]);
        }
    }

    private static IReadOnlyList<ExtractedContact> Recognize(string text, string markets)
    {
        var ad = RecognizerFixture.Ad(text, markets);
        return Recognizer.Recognize(ad, RecognizerFixture.Draft(ad)).Contacts;
    }

    private static string Numbers(string text, string markets) => string.Join(' ', Recognize(text, markets).Select(c => c.Value));
}
