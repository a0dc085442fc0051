using Shouldly;
using WebRiskMapper.Analysis.Extraction;
using WebRiskMapper.Analysis.Safety;
using Xunit;

namespace WebRiskMapper.Analysis.Tests.Safety;

public sealed class AdMaskerTests
{
    private static readonly ContactKey Key = new(3, Enumerable.Range(0, 32).Select(i => (byte)i).ToArray());
    private static readonly AdMasker Masker = new(Key);

    [Fact]
    public void Mask_ContactsAndNames_AreReplacedInTitleAndText()
    {
        const string Text = "Emma, 27\nI am Emma, call +43 660 1234567 or mail emma@mail.example";
        var ad = new ExtractedAd
        {
            Title = "Emma, 27",
            Text = Text,
            Names = ["Emma"],
            Contacts =
            [
                Contact(ContactKind.Phone, "phone", "+436601234567", Text, "+43 660 1234567"),
                Contact(ContactKind.Email, "email", "emma@mail.example", Text, "emma@mail.example"),
            ],
        };
        var stored = Masker.Mask(ad, 7, 5, 2);
        stored.Title.ShouldBe("[name], 27");
        stored.Text.ShouldBe("[name], 27\nI am [name], call [phone] or mail [email]");
        stored.NameKeys.ShouldBe([Key.PseudonymOfName("Emma")]);
        (stored.AdId, stored.SiteId, stored.PlatformId).ShouldBe((7, 5, 2));
    }

    [Fact]
    public void Mask_WordsOfReviews_AreMaskedAsTheTextIs()
    {
        var signs = new ReviewReading(2, [new ReviewSign("bait_switch", 1, 4, "not Emma in the photos, call 0660 1234567")]);

        var stored = Masker.Mask(new ExtractedAd { Text = "I am Emma", Names = ["Emma"], ReviewSigns = signs, AgencyOperatorNamed = false }, 7, 5, 2);

        stored.ReviewSigns!.Count.ShouldBe(2);
        stored.ReviewSigns.Signs.ShouldHaveSingleItem().ShouldBe(new ReviewSign("bait_switch", 1, 4, "not [name] in the photos, call [phone]"));
        stored.AgencyOperatorNamed.ShouldBe(false);
    }

    [Theory]
    [InlineData("Call 0660 / 123 45 67 now", "Call [phone] now")]
    [InlineData("Call (0660) 1234567", "Call [phone]")]
    [InlineData("six 0️⃣6️⃣6️⃣0️⃣1️⃣2️⃣3️⃣4️⃣", "six [phone]")]
    [InlineData("O66O-123-45-67", "[phone]")]
    [InlineData("write to lena@mail.example.", "write to [email].")]
    [InlineData("lena (at) mail . example", "[email]")]
    [InlineData("see https://t.me/lena_x today", "see [handle] today")]
    [InlineData("wa.me/436601234567", "[handle]")]
    [InlineData("telegram @lena_x", "telegram [handle]")]
    [InlineData("pay bc1qar0srrr7xfkvy5l643lydnw9re59gtzzwf5mdq", "pay [wallet]")]
    [InlineData("ninon (arobase) mail.example", "[email]")]
    [InlineData("Ημερομηνία: 3/10/2031 και 2031-10-03", "Ημερομηνία: 3/10/2031 και 2031-10-03")]
    [InlineData("ring 13/13/2031 or 31.12.70.10", "ring [phone] or [phone]")]
    [InlineData("150 € / 250 €, 24/7, 90-60-90", "150 € / 250 €, 24/7, 90-60-90")]
    public void Mask_ShapesNobodyRecognised_AreMaskedToo(string text, string expected) =>
        Masker.Mask(new ExtractedAd { Text = text }, 1, 1, 1).Text.ShouldBe(expected);

    [Fact]
    public void Mask_AgencyOperatorAndReviews_StayInMemory()
    {
        var ad = new ExtractedAd { Text = "Escortagentur Nachtfalter, © Muster Media GmbH", Agency = "Nachtfalter", Operator = "Muster Media GmbH", Reviews = ["My visit."] };
        var stored = Masker.Mask(ad, 1, 1, 1);
        stored.Text.ShouldBe("Escortagentur [name], © [name]");
        System.Text.Json.JsonSerializer.Serialize(stored).ShouldNotContain("My visit");
    }

    [Theory]
    [InlineData("Anna", "Annas Wohnung, anna!", "[name] Wohnung, [name]!")]
    [InlineData("Анна", "Анна ждёт. У Анны дома.", "[name] ждёт. У [name] дома.")]
    [InlineData("Eva", "Evangelium", "Evangelium")]
    public void Mask_NameInOtherForms_IsMasked(string name, string text, string expected) =>
        Masker.Mask(new ExtractedAd { Text = text, Names = [name] }, 1, 1, 1).Text.ShouldBe(expected);

    [Fact]
    public void Mask_MessengerByPhone_SharesThePhonesPseudonym()
    {
        var ad = new ExtractedAd
        {
            Text = "",
            Contacts =
            [
                new ExtractedContact(ContactKind.Phone, "phone", "+436601234567", "AT", false, 1, null),
                new ExtractedContact(ContactKind.Handle, "whatsapp", "+436601234567", "AT", false, 1, null),
                new ExtractedContact(ContactKind.Phone, "viber", "+436601234567", "AT", false, 1, null),
                new ExtractedContact(ContactKind.Handle, "telegram", "lena_x", null, false, 1, null),
            ],
        };
        var contacts = Masker.Mask(ad, 1, 1, 1).Contacts;
        contacts.Take(3).Select(c => c.Hmac).Distinct().ShouldHaveSingleItem().ShouldBe(Key.Pseudonym(ContactKind.Phone, "+436601234567"));
        contacts[3].Hmac.ShouldBe(Key.Pseudonym(ContactKind.Handle, "lena_x"));
        contacts.ShouldAllBe(c => c.KeyVersion == 3);
    }

    [Fact]
    public void Mask_ContactSeenTwice_IsStoredOnce()
    {
        const string Text = "a +436601234567 b +43 660 1234567";
        var ad = new ExtractedAd
        {
            Text = Text,
            Contacts = [Contact(ContactKind.Phone, "phone", "+436601234567", Text, "+436601234567"), Contact(ContactKind.Phone, "phone", "+436601234567", Text, "+43 660 1234567")],
        };
        Masker.Mask(ad, 1, 1, 1).Contacts.ShouldHaveSingleItem();
    }

    // A property over many generated texts: whatever way a number is written, seven digits in a row never survive.
    [Fact]
    public void Mask_GeneratedTexts_KeepNoContactAndNoLongDigitRun()
    {
        var random = new Random(20_261);
        string[] separators = ["", " ", "-", ".", " / ", "\u00A0", " - ", "_", "·", ", ", "  ", "*", "\u200B"];
        string[] words = ["call me", "Wien", "neu", "только", "ετών", "1h", "150 €", "(", ")", "now!", "\n", "24/7", "😀", "👉"];
        for (var round = 0; round < 2_000; round++)
        {
            var digits = string.Concat(Enumerable.Range(0, random.Next(7, 14)).Select(_ => random.Next(10)));
            var written = string.Join(separators[random.Next(separators.Length)], Split(digits, random));
            var handle = "user" + random.Next(100, 999) + "x";
            var text = string.Join(' ', random.GetItems(words, random.Next(4))) + " " + written + " " + string.Join(' ', random.GetItems(words, random.Next(4))) + " @" + handle + " telegram:" + handle;
            var ad = new ExtractedAd
            {
                Title = text.Split('\n')[0],
                Text = text,
                Contacts = [new ExtractedContact(ContactKind.Handle, "telegram", handle, null, false, 1, null)],
            };
            var stored = Masker.Mask(ad, 1, 1, 1);
            foreach (var kept in new[] { stored.Text, stored.Title.ShouldNotBeNull() })
            {
                kept.ShouldNotContain(handle, Case.Insensitive);
                LongestDigitRun(kept).ShouldBeLessThan(7, $"{text} → {kept}");
            }
        }
    }

    private static IEnumerable<string> Split(string digits, Random random)
    {
        for (var i = 0; i < digits.Length;)
        {
            var length = Math.Min(digits.Length - i, random.Next(1, 5));
            yield return digits.Substring(i, length);
            i += length;
        }
    }

    // Counts over everything that people put between the digits of one number.
    private static int LongestDigitRun(string text)
    {
        var longest = 0;
        var run = 0;
        foreach (var c in text)
        {
            if (char.IsDigit(c))
            {
                run++;
                longest = Math.Max(longest, run);
            }
            else if (!" -._·*/,\u00A0\u200B()".Contains(c, StringComparison.Ordinal))
            {
                run = 0;
            }
        }

        return longest;
    }

    private static ExtractedContact Contact(ContactKind kind, string service, string value, string text, string written) =>
        new(kind, service, value, null, false, 1, new TextSpan(text.IndexOf(written, StringComparison.Ordinal), written.Length));
}
