using System.Text;
using Shouldly;
using WebRiskMapper.Analysis.Extraction;
using WebRiskMapper.Analysis.Extraction.Ages;
using WebRiskMapper.Analysis.Extraction.Dates;
using WebRiskMapper.Analysis.Extraction.Emails;
using WebRiskMapper.Analysis.Extraction.Handles;
using WebRiskMapper.Analysis.Extraction.Phones;
using WebRiskMapper.Analysis.Extraction.Places;
using WebRiskMapper.Analysis.Extraction.Prices;
using WebRiskMapper.Analysis.Extraction.Wallets;
using Xunit;

namespace WebRiskMapper.Analysis.Tests.Extraction;

/// <summary>Repetitions that would send a backtracking pattern into the hours; how long ads take is a benchmark's affair.</summary>
public sealed class HostileTextTests
{
    private static readonly TimeSpan Patience = TimeSpan.FromMinutes(2);

    [Theory]
    [InlineData("1 ")]
    [InlineData("12-34-")]
    [InlineData("0x7")]
    [InlineData("a@")]
    [InlineData("eins")]
    [InlineData("+4")]
    [InlineData("1,")]
    [InlineData("( ")]
    public async Task Recognisers_HostileRepetition_ComeToAnEnd(string piece)
    {
        var ad = RecognizerFixture.Ad(new StringBuilder().Insert(0, piece, 20_000).ToString(), "DE", "de");

        var reading = Task.Run(() => All().ForEach(recognizer => recognizer.Recognize(ad, RecognizerFixture.Draft(ad))));

        (await Task.WhenAny(reading, Task.Delay(Patience))).ShouldBeSameAs(reading);
        await reading;
    }

    [Theory]
    [InlineData("Anna, 25, and ")]
    [InlineData("10:00-")]
    [InlineData("1 views ")]
    [InlineData("Mo-So ")]
    [InlineData("speak English and ")]
    [InlineData("cash or ")]
    [InlineData("I come from ")]
    [InlineData("Agency: ")]
    public async Task Extract_HostileRepetition_ComesToAnEnd(string piece)
    {
        var extractor = AdExtractor.Create(RepositoryFiles.All);
        var ad = RecognizerFixture.Ad(new StringBuilder().Insert(0, piece, 5_000).ToString(), "DE", "en");

        var reading = Task.Run(() => extractor.Extract(ad));

        (await Task.WhenAny(reading, Task.Delay(Patience))).ShouldBeSameAs(reading);
        await reading;
    }

    private static List<IRecognizer> All() =>
    [
        new PhoneRecognizer(RepositoryFiles.All), new EmailRecognizer(), new WalletRecognizer(), new HandleRecognizer(RepositoryFiles.All),
        new PriceRecognizer(RepositoryFiles.All), new AgeRecognizer(RepositoryFiles.All), new PlaceRecognizer(RepositoryFiles.All), new PostingDateRecognizer(RepositoryFiles.All),
    ];
}
