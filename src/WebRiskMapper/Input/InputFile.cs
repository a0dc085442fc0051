using WebRiskMapper.Pipeline;

namespace WebRiskMapper.Input;

internal static class InputFile
{
    /// <summary>The full path of a file a person named, which must exist.</summary>
    public static string Existing(string path) =>
        File.Exists(path) ? Path.GetFullPath(path) : throw new BadInputException(new InputProblem(path, null, null, "the file does not exist", "check the path"));
}
