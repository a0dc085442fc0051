using System.Security.Cryptography;
using System.Text.Json;
using WebRiskMapper.Analysis.Safety;
using WebRiskMapper.Pipeline.Archiving;

namespace WebRiskMapper.Pipeline.Access;

/// <summary>
/// The deployment's contact keys, in one file outside the database that only its owner may read. Whoever holds the
/// database without this file cannot turn a pseudonym back into a phone number, not even by trying all of them.
/// </summary>
public static class ContactKeyRing
{
    private const UnixFileMode OwnerOnly = UnixFileMode.UserRead | UnixFileMode.UserWrite;

    /// <summary>Reads the newest key of <paramref name="dataDirectory"/>, and makes the first one when there is none.</summary>
    /// <exception cref="BadInputException">The file exists and is damaged or readable by others.</exception>
    public static ContactKey LoadOrCreate(string dataDirectory)
    {
        var folder = Directory.CreateDirectory(Path.Combine(dataDirectory, "keys"), OwnerOnly | UnixFileMode.UserExecute);
        var path = Path.Combine(folder.FullName, "contact-keys.json");
        AtomicFile.CreateIfMissing(path, JsonSerializer.Serialize<StoredKey[]>([new(1, Convert.ToBase64String(RandomNumberGenerator.GetBytes(32)))]));

        if ((File.GetUnixFileMode(path) & ~OwnerOnly) != 0)
        {
            throw Problem(path, null, "the file can be read by others", $"run: chmod 600 {path}");
        }

        try
        {
            var newest = JsonSerializer.Deserialize<StoredKey[]>(File.ReadAllBytes(path))?.MaxBy(k => k.Version)
                ?? throw Problem(path, null, "no key in the file", "restore it from your backup: without it earlier pseudonyms cannot be matched");
            var secret = Convert.FromBase64String(newest.Secret);
            return secret.Length >= 32
                ? new ContactKey(newest.Version, secret)
                : throw Problem(path, nameof(StoredKey.Secret), "the secret is shorter than 32 bytes", "restore it from your backup");
        }
        catch (Exception e) when (e is JsonException or FormatException)
        {
            throw Problem(path, null, "the file is damaged: " + e.Message, "restore it from your backup: without it earlier pseudonyms cannot be matched");
        }
    }

    private static BadInputException Problem(string path, string? field, string message, string remedy) =>
        new(new InputProblem(path, null, field, message, remedy));

    private sealed record StoredKey(int Version, string Secret);
}
