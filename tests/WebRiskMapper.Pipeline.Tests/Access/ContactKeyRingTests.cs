using Shouldly;
using WebRiskMapper.Pipeline.Access;
using Xunit;

namespace WebRiskMapper.Pipeline.Tests.Access;

public sealed class ContactKeyRingTests : IDisposable
{
    private readonly string data = Directory.CreateTempSubdirectory("webrisk-keys-").FullName;

    private string KeyFile => Path.Combine(data, "keys", "contact-keys.json");

    public void Dispose() => Directory.Delete(data, recursive: true);

    [Fact]
    public void LoadOrCreate_NewFolder_MakesASecretThatOnlyItsOwnerReads()
    {
        var key = ContactKeyRing.LoadOrCreate(data);

        key.Version.ShouldBe(1);
        key.Secret.Length.ShouldBe(32);
        File.GetUnixFileMode(KeyFile).ShouldBe(UnixFileMode.UserRead | UnixFileMode.UserWrite);
    }

    [Fact]
    public void LoadOrCreate_SecondTime_GivesTheSameKey() =>
        ContactKeyRing.LoadOrCreate(data).Secret.ToArray().ShouldBe(ContactKeyRing.LoadOrCreate(data).Secret.ToArray());

    [Fact]
    public async Task LoadOrCreate_ManyAtOnce_AgreeOnOneKey()
    {
        var keys = await Task.WhenAll(Enumerable.Range(0, 16).Select(_ => Task.Run(() => Convert.ToHexString(ContactKeyRing.LoadOrCreate(data).Secret.Span))));

        keys.Distinct().ShouldHaveSingleItem();
    }

    [Fact]
    public void LoadOrCreate_SeveralVersions_GivesTheNewest()
    {
        ContactKeyRing.LoadOrCreate(data);
        var secret = Convert.ToBase64String(new byte[32]);
        File.WriteAllText(KeyFile, $$"""[{"Version":1,"Secret":"{{secret}}"},{"Version":3,"Secret":"{{secret}}"},{"Version":2,"Secret":"{{secret}}"}]""");

        ContactKeyRing.LoadOrCreate(data).Version.ShouldBe(3);
    }

    [Theory]
    [InlineData("", "damaged")]
    [InlineData("[]", "no key")]
    [InlineData("""[{"Version":1,"Secret":"not base64!"}]""", "damaged")]
    [InlineData("""[{"Version":1,"Secret":"c2hvcnQ="}]""", "shorter than 32 bytes")]
    public void LoadOrCreate_DamagedFile_SaysSoAndNeverMakesANewKey(string content, string complaint)
    {
        ContactKeyRing.LoadOrCreate(data);
        File.WriteAllText(KeyFile, content);

        Should.Throw<BadInputException>(() => ContactKeyRing.LoadOrCreate(data)).Message.ShouldContain(complaint);
        File.ReadAllText(KeyFile).ShouldBe(content);
    }

    [Fact]
    public void LoadOrCreate_FileThatOthersCanRead_IsRefusedWithTheRemedy()
    {
        ContactKeyRing.LoadOrCreate(data);
        File.SetUnixFileMode(KeyFile, UnixFileMode.UserRead | UnixFileMode.UserWrite | UnixFileMode.GroupRead);

        Should.Throw<BadInputException>(() => ContactKeyRing.LoadOrCreate(data)).Message.ShouldContain("chmod 600");
    }
}
