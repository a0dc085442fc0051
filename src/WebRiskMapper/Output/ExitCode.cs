namespace WebRiskMapper.Output;

/// <summary>What the shell is told.</summary>
internal static class ExitCode
{
    public const int Done = 0;
    public const int Failed = 1;

    /// <summary>Bad usage or bad input; nothing was changed.</summary>
    public const int BadInput = 2;
}
