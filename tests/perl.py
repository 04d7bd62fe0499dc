"""The Perl programs that ship, driven by one process that answers lines of JSON."""

import json
import subprocess

from tests.docs import ROOT

LANGUAGES = ROOT / "src" / "catalogkit" / "languages"
PRELUDE = r"""
use strict; use warnings; use utf8; use JSON::PP ();
$SIG{__WARN__} = sub { die @_ };
$| = 1;
my $json = JSON::PP->new->allow_nonref->canonical;
binmode STDOUT, ':encoding(UTF-8)';
"""
LOOP = r"""
my $read = JSON::PP->new->allow_nonref->allow_bignum;
# Numbers as any reader of JSON knows them: doubles, however long they are.
sub plain {
    my ($value) = @_;
    return [map { plain($_) } @$value] if ref $value eq 'ARRAY';
    return {map { $_ => plain($value->{$_}) } keys %$value} if ref $value eq 'HASH';
    return ref $value && (ref $value) =~ /^Math::Big/ ? 0 + "$value" : $value;
}
binmode STDIN, ':encoding(UTF-8)';
while (my $line = <STDIN>) {
    my $found = eval { answer(plain($read->decode($line))) };
    print $json->encode($@ ne '' ? {died => "$@"} : $found), "\n";
}
"""


class Perl:
    """Programs in one process of Perl; `answer` is the sub that a test asks."""

    def __init__(self, perl, files, answer, *arguments):
        read = "".join(f"require '{each}';\n" for each in files)
        self.process = subprocess.Popen(
            [perl, "-e", f"{read}{PRELUDE}{answer}{LOOP}", *arguments],
            stdin=subprocess.PIPE, stdout=subprocess.PIPE, text=True, encoding="utf-8",
        )  # fmt: skip

    def ask(self, question):
        """What the sub answers; nothing may die or warn."""
        self.process.stdin.write(f"{json.dumps(question)}\n")
        self.process.stdin.flush()
        answer = json.loads(self.process.stdout.readline())
        assert not (isinstance(answer, dict) and "died" in answer), answer
        return answer

    def stop(self):
        """End the process."""
        self.process.communicate(timeout=30)
