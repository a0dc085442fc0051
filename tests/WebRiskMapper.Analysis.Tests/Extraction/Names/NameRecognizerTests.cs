using Shouldly;
using WebRiskMapper.Analysis.Extraction.Names;
using WebRiskMapper.Analysis.Languages;
using Xunit;

namespace WebRiskMapper.Analysis.Tests.Extraction.Names;

public sealed class NameRecognizerTests
{
    private static readonly NameRecognizer Recognizer = new(LexiconMatcher.Load(RepositoryFiles.All));

    [Theory]
    [InlineData("Olivia, 27", "Call me.", "en", "Olivia")]
    [InlineData("Olivia welcomes you in Leeds", "Olivia loves long talks.", "en", "Olivia")]
    [InlineData("Ninon à Lille", "Un thé ? Ninon vous attend.", "fr", "Ninon")]
    [InlineData("Quiet evenings", "My name is Petra.", "en", "Petra")]
    [InlineData("Welcome to Leeds", "Evenings are quiet in Leeds.", "en", "")]
    [InlineData("Olivia in Leeds", "I read a lot, says Olivia.", "en", "")]
    public void Recognize_TitleAndText_GiveTheName(string title, string text, string language, string expected)
    {
        var ad = RecognizerFixture.Ad(title + "\n" + text, "GB", language, title);
        string.Join(' ', Recognizer.Recognize(ad, RecognizerFixture.Draft(ad)).Names).ShouldBe(expected);
    }
}
