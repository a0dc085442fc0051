namespace WebRiskMapper.Analysis.Extraction.Phones;

/// <summary>A gap between two digit groups that no phone number crosses, and whether it vetoes its neighbours.</summary>
[Flags]
internal enum GroupMarks
{
    None = 0,

    /// <summary>No number continues from the group before: a word or line break stands between.</summary>
    Break = 1,

    /// <summary>A plus sign stands directly before.</summary>
    Plus = 2,

    /// <summary>Written to mislead a machine: a word, an emoji, a look-alike letter.</summary>
    Odd = 4,

    /// <summary>Not part of any phone number: it has a unit, a currency or an id mark, or is a date or a time.</summary>
    Veto = 8,

    /// <summary>Spelled out in words.</summary>
    Word = 16,

    /// <summary>Behind a word for an id, such as "ref".</summary>
    Id = 32,

    /// <summary>Begins a number of a register or a bank, whose groups belong together: "IBAN DE89 3704 0044 …".</summary>
    Register = 64,
}

/// <summary>Digits that stand together, at <c>[Start, End)</c> of the text.</summary>
internal readonly record struct DigitGroup(string Digits, int Start, int End, GroupMarks Marks)
{
    public bool Has(GroupMarks mark) => (Marks & mark) != 0;
}
