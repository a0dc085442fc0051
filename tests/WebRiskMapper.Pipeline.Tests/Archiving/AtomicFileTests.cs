using Shouldly;
using WebRiskMapper.Pipeline.Archiving;
using Xunit;

namespace WebRiskMapper.Pipeline.Tests.Archiving;

public sealed class AtomicFileTests : IDisposable
{
    private readonly string folder = Directory.CreateTempSubdirectory("webrisk-atomic-").FullName;

    public void Dispose() => Directory.Delete(folder, recursive: true);

    // A look at the folder followed by a rename gave workers that started together keys of their own.
    [Fact]
    public async Task CreateIfMissing_ManyAtOnce_OneMakesTheFileAndTheOthersLeaveIt()
    {
        const int Threads = 8;
        const int Files = 200;
        using var together = new Barrier(Threads);
        var made = await Task.WhenAll(Enumerable.Range(0, Threads).Select(thread => Task.Factory.StartNew(
            () => Enumerable.Range(0, Files).Select(file =>
            {
                together.SignalAndWait();
                return AtomicFile.CreateIfMissing(Path.Combine(folder, $"{file}"), $"{thread}");
            }).ToArray(),
            TaskCreationOptions.LongRunning)));

        for (var file = 0; file < Files; file++)
        {
            var makers = Enumerable.Range(0, Threads).Where(thread => made[thread][file]).ToList();
            File.ReadAllText(Path.Combine(folder, $"{file}")).ShouldBe($"{makers.ShouldHaveSingleItem()}");
        }

        Directory.EnumerateFiles(folder).Count().ShouldBe(Files, "nothing written aside is left");
    }

    [Fact]
    public void CreateIfMissing_NoFolder_Throws() =>
        Should.Throw<IOException>(() => AtomicFile.CreateIfMissing(Path.Combine(folder, "missing", "file"), "text"));

    [Fact]
    public void Write_FailsAfterItWasWrittenAside_LeavesNothingBehind()
    {
        var target = Directory.CreateDirectory(Path.Combine(folder, "target")).FullName;

        Should.Throw<Exception>(() => AtomicFile.Write(target, "text"u8));

        Directory.EnumerateFileSystemEntries(folder).ShouldBe([target]);
    }

    [Theory]
    [InlineData("", "one\n")]
    [InlineData("zero\n", "zero\none\n")]
    [InlineData("zero\ncut o", "zero\none\n")]
    [InlineData("cut o", "one\n")]
    public void Append_AfterALineThatWasCutOff_LeavesWholeLinesOnly(string before, string after)
    {
        var path = Path.Combine(folder, "lines");
        File.WriteAllText(path, before);
        AtomicFile.Lines(path).Count.ShouldBe(before.Count(c => c == '\n'));

        AtomicFile.Append(path, "one\n");

        File.ReadAllText(path).ShouldBe(after);
    }
}
