using Shouldly;
using WebRiskMapper.Analysis.Extraction;
using WebRiskMapper.Analysis.Extraction.Phones;
using Xunit;

namespace WebRiskMapper.Analysis.Tests.Extraction.Phones;

/// <summary>One mobile number of each State and Partner as it is dialled and written there: the examples of libphonenumber's metadata.</summary>
public sealed class NationalNumberTests
{
    private static readonly PhoneRecognizer Recognizer = new(RepositoryFiles.All);

    [Theory]
    [InlineData("AD", "312 345", "+376312345")]
    [InlineData("AF", "070 123 4567", "+93701234567")]
    [InlineData("AL", "067 212 3456", "+355672123456")]
    [InlineData("AM", "077 123456", "+37477123456")]
    [InlineData("AT", "0664 123456", "+43664123456")]
    [InlineData("AU", "0412 345 678", "+61412345678")]
    [InlineData("AZ", "040 123 45 67", "+994401234567")]
    [InlineData("BA", "061 123 456", "+38761123456")]
    [InlineData("BE", "0450 00 12 34", "+32450001234")]
    [InlineData("BG", "043 012 345", "+35943012345")]
    [InlineData("BY", "8 029 491-19-11", "+375294911911")]
    [InlineData("CA", "(506) 234-5678", "+15062345678")]
    [InlineData("CH", "078 123 45 67", "+41781234567")]
    [InlineData("CY", "96 123456", "+35796123456")]
    [InlineData("CZ", "601 123 456", "+420601123456")]
    [InlineData("DE", "01512 3456789", "+4915123456789")]
    [InlineData("DK", "34 41 23 45", "+4534412345")]
    [InlineData("DZ", "0551 23 45 67", "+213551234567")]
    [InlineData("EE", "5123 4567", "+37251234567")]
    [InlineData("EG", "010 01234567", "+201001234567")]
    [InlineData("ES", "612 34 56 78", "+34612345678")]
    [InlineData("FI", "041 2345678", "+358412345678")]
    [InlineData("FR", "06 12 34 56 78", "+33612345678")]
    [InlineData("GB", "07400 123456", "+447400123456")]
    [InlineData("GE", "555 12 34 56", "+995555123456")]
    [InlineData("GR", "691 234 5678", "+306912345678")]
    [InlineData("HR", "092 123 4567", "+385921234567")]
    [InlineData("HU", "06 20 123 4567", "+36201234567")]
    [InlineData("IE", "085 012 3456", "+353850123456")]
    [InlineData("IL", "050-234-5678", "+972502345678")]
    [InlineData("IS", "611 1234", "+3546111234")]
    [InlineData("IT", "312 345 6789", "+393123456789")]
    [InlineData("JO", "07 9012 3456", "+962790123456")]
    [InlineData("JP", "090-1234-5678", "+819012345678")]
    [InlineData("KG", "0700 123 456", "+996700123456")]
    [InlineData("KR", "010-2000-0000", "+821020000000")]
    [InlineData("KZ", "8 (771) 000 9998", "+77710009998")]
    [InlineData("LI", "660 234 567", "+423660234567")]
    [InlineData("LT", "(0-612) 34567", "+37061234567")]
    [InlineData("LU", "628 123 456", "+352628123456")]
    [InlineData("LV", "21 234 567", "+37121234567")]
    [InlineData("MA", "06 50 12 34 56", "+212650123456")]
    [InlineData("MC", "06 12 34 56 78", "+377612345678")]
    [InlineData("MD", "0621 12 345", "+37362112345")]
    [InlineData("ME", "060 123 456", "+38260123456")]
    [InlineData("MK", "072 345 678", "+38972345678")]
    [InlineData("MN", "8812 3456", "+97688123456")]
    [InlineData("MT", "9696 1234", "+35696961234")]
    [InlineData("NL", "06 12345678", "+31612345678")]
    [InlineData("NO", "40 61 23 45", "+4740612345")]
    [InlineData("PL", "512 345 678", "+48512345678")]
    [InlineData("PT", "912 345 678", "+351912345678")]
    [InlineData("RO", "0712 034 567", "+40712034567")]
    [InlineData("RS", "060 1234567", "+381601234567")]
    [InlineData("RU", "8 (912) 345-67-89", "+79123456789")]
    [InlineData("SE", "070-123 45 67", "+46701234567")]
    [InlineData("SI", "031 234 567", "+38631234567")]
    [InlineData("SK", "0912 123 456", "+421912123456")]
    [InlineData("SM", "66 66 12 12", "+37866661212")]
    [InlineData("TH", "081 234 5678", "+66812345678")]
    [InlineData("TJ", "91 712 3456", "+992917123456")]
    [InlineData("TM", "8 66 123456", "+99366123456")]
    [InlineData("TN", "20 123 456", "+21620123456")]
    [InlineData("TR", "0501 234 56 78", "+905012345678")]
    [InlineData("UA", "050 123 4567", "+380501234567")]
    [InlineData("US", "(201) 555-0123", "+12015550123")]
    [InlineData("UZ", "91 234 56 78", "+998912345678")]
    [InlineData("VA", "312 345 6789", "+393123456789")]
    public void Recognize_NumberAsDialledAtHome_IsOfItsCountry(string country, string written, string number)
    {
        var ad = RecognizerFixture.Ad($"I am at home in the evening. Call {written} please.", country);
        var contact = Recognizer.Recognize(ad, RecognizerFixture.Draft(ad)).Contacts.ShouldHaveSingleItem();
        contact.Value.ShouldBe(number);
        ad.Text.Substring(contact.Span.ShouldNotBeNull().Start, contact.Span!.Value.Length).ShouldBe(written.TrimStart('('));
    }

    [Fact]
    public void Table_EveryState_HasARow()
    {
        var listed = typeof(NationalNumberTests).GetMethod(nameof(Recognize_NumberAsDialledAtHome_IsOfItsCountry))!.GetCustomAttributesData().Where(a => a.AttributeType == typeof(InlineDataAttribute))
            .Select(a => ((IReadOnlyList<System.Reflection.CustomAttributeTypedArgument>)a.ConstructorArguments[0].Value!)[0].Value as string);
        listed.Order(StringComparer.Ordinal).ShouldBe(ReferenceCsv.Rows(RepositoryFiles.All, "seeds/reference/osce-states.csv", "iso2").Select(r => r[0]).Order(StringComparer.Ordinal));
    }
}
