using System.Diagnostics;
using System.Globalization;
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
using Xunit.Abstractions;

namespace WebRiskMapper.Analysis.Tests.Extraction;

/// <summary>A guard against runaway scanning, far above the measured time, so that a busy machine does not fail it.</summary>
public sealed class RecognizerSpeedTests(ITestOutputHelper output)
{
    private const int Runs = 300;

    [Fact]
    public void Recognisers_AdOfThreeKilobytes_TakeLittleTime()
    {
        var ad = RecognizerFixture.Ad(AdOf(3000), "DE AT", "de", "Anna, 23, Wien");
        var total = 0.0;
        foreach (var recognizer in All())
        {
            var draft = RecognizerFixture.Draft(ad);
            for (var i = 0; i < Runs; i++)
            {
                recognizer.Recognize(ad, draft);
            }

            var allocated = GC.GetAllocatedBytesForCurrentThread();
            var clock = Stopwatch.StartNew();
            for (var i = 0; i < Runs; i++)
            {
                recognizer.Recognize(ad, draft);
            }

            var milliseconds = clock.Elapsed.TotalMilliseconds / Runs;
            total += milliseconds;
            output.WriteLine(string.Create(CultureInfo.InvariantCulture, $"{recognizer.GetType().Name}: {milliseconds:F4} ms, {(GC.GetAllocatedBytesForCurrentThread() - allocated) / Runs} bytes"));
        }

        output.WriteLine(string.Create(CultureInfo.InvariantCulture, $"all: {total:F4} ms"));
        total.ShouldBeLessThan(20);
    }

    [Theory]
    [InlineData("1 ")]
    [InlineData("12-34-")]
    [InlineData("0x7")]
    [InlineData("a@")]
    [InlineData("eins")]
    [InlineData("+4")]
    [InlineData("1,")]
    [InlineData("( ")]
    public void Recognisers_HostileRepetition_StaysNearlyLinear(string piece)
    {
        var ad = RecognizerFixture.Ad(new StringBuilder().Insert(0, piece, 20_000).ToString(), "DE", "de");
        var clock = Stopwatch.StartNew();
        foreach (var recognizer in All())
        {
            recognizer.Recognize(ad, RecognizerFixture.Draft(ad));
        }

        clock.Elapsed.TotalSeconds.ShouldBeLessThan(10);
    }

    private static List<IRecognizer> All() =>
    [
        new PhoneRecognizer(RepositoryFiles.All), new EmailRecognizer(), new WalletRecognizer(), new HandleRecognizer(RepositoryFiles.All),
        new PriceRecognizer(RepositoryFiles.All), new AgeRecognizer(RepositoryFiles.All), new PlaceRecognizer(RepositoryFiles.All), new PostingDateRecognizer(RepositoryFiles.All),
    ];

    private static string AdOf(int length)
    {
        const string paragraph = "Hallo, ich bin Anna, 23 Jahre alt und neu in Wien. Ich freue mich auf deinen Anruf und nehme mir Zeit für dich.\n1 Stunde 150 €\n30 Minuten 80 €\nRuf mich an: 0664 1234567 (WhatsApp), oder schreib an anna (at) mail.example.\nEingestellt am 01.03.2026\n";
        var text = new StringBuilder("Anna, 23, Wien\n");
        while (text.Length < length)
        {
            text.Append(paragraph);
        }

        return text.ToString(0, length);
    }
}
