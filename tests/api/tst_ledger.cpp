// SPDX-FileCopyrightText: 2026 The Retake Studio authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "api/ledger.h"
#include "tests/support/smallfiles.h"

#include <QFile>
#include <QLockFile>
#include <QTemporaryDir>
#include <QtTest>

#include <sys/wait.h>
#include <unistd.h>

using namespace api;

namespace {

Spend spendOf(const QString &id, double usd = 0.5)
{
    Spend spend;
    spend.id = id;
    spend.usd = usd;
    spend.seconds = 5.25;
    spend.serviceId = QStringLiteral("ltx");
    spend.projectUid = QStringLiteral("film");
    return spend;
}

QByteArray textOf(const QString &path)
{
    QFile file(path);
    return file.open(QIODevice::ReadOnly) ? file.readAll() : QByteArray();
}

} // namespace

class TestLedger : public QObject {
    Q_OBJECT

private slots:
    void init() { QVERIFY((m_dir = std::make_unique<QTemporaryDir>())->isValid()); }
    void textAndBack();
    void damagedText_data();
    void damagedText();
    void reservesOnce();
    void aCapLeavesTheBookAsItWas();
    void settlesWhatIsReserved();
    void aDamagedBookBlocksSpending();
    void aBookThatCannotBeWrittenBlocksSpending();
    void aFullDiskLeavesTheBook();
    void twoProcessesTogetherKeepToTheCap();
    void aCopyIsTheWholeBook();

private:
    QString path() const { return m_dir->filePath(QStringLiteral("ledger.csv")); }
    std::unique_ptr<QTemporaryDir> m_dir;
};

void TestLedger::textAndBack()
{
    Spend first = spendOf(QStringLiteral("one"));
    first.state = SpendState::Spent;
    first.time = QDateTime(QDate(2026, 11, 22), QTime(10, 0, 0, 5), Qt::UTC);
    Spend second = spendOf(QStringLiteral("two/2"), 0.0125);
    second.time = first.time.addDays(1);
    const QByteArray text = "time,id,state,usd,seconds,service,project\n"
                            "2026-11-22T10:00:00.005Z,one,spent,0.5000,5.250,ltx,film\n"
                            "2026-11-23T10:00:00.005Z,two/2,reserved,0.0125,5.250,ltx,film\n";
    QCOMPARE(toCsv({first, second}), text);
    QCOMPARE(spendsFromCsv(text).value(), (QList{first, second}));
    QCOMPARE(spendsFromCsv(toCsv({})).value(), QList<Spend>());
    QCOMPARE(spendsFromCsv("").error().kind, Error::Kind::LedgerDamaged);
    QByteArray windows = text;
    windows.replace("\n", "\r\n");
    QCOMPARE(spendsFromCsv(windows).value(), (QList{first, second}));
    second.projectUid = QStringLiteral("a,b\nc");
    QCOMPARE(spendsFromCsv(toCsv({second})).value().first().projectUid, QStringLiteral("a b c"));
}

void TestLedger::damagedText_data()
{
    QTest::addColumn<QByteArray>("line");
    const QByteArray time = "2026-11-22T10:00:00.000Z";
    QTest::newRow("not a line of ours") << QByteArray("hello");
    QTest::newRow("torn off") << time + ",one,spent,0.5";
    QTest::newRow("no time") << QByteArray("yesterday,one,spent,0.5,5,ltx,film");
    QTest::newRow("no id") << time + ",,spent,0.5,5,ltx,film";
    QTest::newRow("an unknown state") << time + ",one,lost,0.5,5,ltx,film";
    QTest::newRow("a price that is no number") << time + ",one,spent,nan,5,ltx,film";
    QTest::newRow("a price below nothing") << time + ",one,spent,-0.5,5,ltx,film";
    QTest::newRow("bytes") << QByteArray("\0\xff\xfe\x01", 4);
}

void TestLedger::damagedText()
{
    QFETCH(QByteArray, line);
    const auto spends = spendsFromCsv(toCsv({}) + line + '\n');
    QVERIFY(!spends.has_value());
    QCOMPARE(spends.error().kind, Error::Kind::LedgerDamaged);
    QCOMPARE(spends.error().message, QStringLiteral("line 2 of the ledger"));
}

void TestLedger::reservesOnce()
{
    Ledger ledger(path());
    QCOMPARE(ledger.spends().value(), QList<Spend>());
    const QDateTime before = QDateTime::currentDateTimeUtc().addSecs(-1);
    QVERIFY(ledger.reserve(spendOf(QStringLiteral("one")), {}).has_value());
    QVERIFY(ledger.reserve(spendOf(QStringLiteral("one"), 7), {}).has_value());
    const QList<Spend> spends = ledger.spends().value();
    QCOMPARE(spends.size(), 1);
    QVERIFY(spends.first().time >= before);
    Spend expected = spendOf(QStringLiteral("one"));
    expected.time = spends.first().time;
    QCOMPARE(spends.first(), expected);
    QCOMPARE(
        QFile::permissions(path()) & (QFile::ReadGroup | QFile::ReadOther), QFile::Permissions());
}

void TestLedger::aCapLeavesTheBookAsItWas()
{
    Ledger ledger(path());
    const SpendCaps caps{{}, 1.0, {}};
    QVERIFY(ledger.reserve(spendOf(QStringLiteral("one")), caps).has_value());
    QVERIFY(ledger.reserve(spendOf(QStringLiteral("two")), caps).has_value());
    const QByteArray before = textOf(path());
    const auto third = ledger.reserve(spendOf(QStringLiteral("three")), caps);
    QVERIFY(!third.has_value());
    QCOMPARE(third.error().kind, Error::Kind::CapReached);
    QCOMPARE(textOf(path()), before);
    QVERIFY(ledger.settle(QStringLiteral("one"), SpendState::Released).has_value());
    QVERIFY(ledger.reserve(spendOf(QStringLiteral("three")), caps).has_value());
}

void TestLedger::settlesWhatIsReserved()
{
    Ledger ledger(path());
    QVERIFY(ledger.settle(QStringLiteral("none"), SpendState::Spent).has_value());
    QVERIFY(!QFile::exists(path()));
    QVERIFY(ledger.reserve(spendOf(QStringLiteral("one")), {}).has_value());
    QVERIFY(ledger.settle(QStringLiteral("one"), SpendState::Spent).has_value());
    QVERIFY(ledger.settle(QStringLiteral("one"), SpendState::Released).has_value());
    QCOMPARE(ledger.spends().value().first().state, SpendState::Spent);
}

void TestLedger::aDamagedBookBlocksSpending()
{
    {
        QFile file(path());
        QVERIFY(file.open(QIODevice::WriteOnly));
        file.write("who wrote this?\n");
    }
    Ledger ledger(path());
    const auto reserved = ledger.reserve(spendOf(QStringLiteral("one")), {});
    QVERIFY(!reserved.has_value());
    QCOMPARE(reserved.error().kind, Error::Kind::LedgerDamaged);
    QCOMPARE(textOf(path()), QByteArray("who wrote this?\n"));
}

// An empty book would say that nothing was ever spent.
void TestLedger::aFullDiskLeavesTheBook()
{
    Ledger ledger(path());
    QVERIFY(ledger.reserve(spendOf(QStringLiteral("one")), {}).has_value());
    const QByteArray before = textOf(path());
    const auto settled = [&] {
        const testsupport::SmallFiles limit(0);
        return ledger.settle(QStringLiteral("one"), SpendState::Spent);
    }();
    QVERIFY(!settled.has_value());
    QCOMPARE(textOf(path()), before);
    QVERIFY(QFile::resize(path(), 0));
    QCOMPARE(ledger.spends().error().kind, Error::Kind::LedgerDamaged);
}

void TestLedger::aBookThatCannotBeWrittenBlocksSpending()
{
    Ledger ledger(m_dir->filePath(QStringLiteral("no/such/folder/ledger.csv")));
    QVERIFY(!ledger.reserve(spendOf(QStringLiteral("one")), {}).has_value());
}

// Each tries forty times to spend half a dollar; ten dollars are allowed.
void TestLedger::twoProcessesTogetherKeepToTheCap()
{
    const auto spendAll = [this](const QString &name) {
        Ledger ledger(path());
        for (int i = 0; i < 40; ++i) {
            const auto reserved =
                ledger.reserve(spendOf(name + QString::number(i)), {{}, {}, 10.0});
            if (!reserved && reserved.error().kind != Error::Kind::CapReached)
                return false;
        }
        return true;
    };
    const pid_t child = fork();
    QVERIFY(child >= 0);
    if (child == 0)
        _exit(spendAll(QStringLiteral("child")) ? 0 : 1);
    QVERIFY(spendAll(QStringLiteral("parent")));
    int status = -1;
    QCOMPARE(waitpid(child, &status, 0), child);
    QCOMPARE(status, 0);
    QCOMPARE(totalsOf(Ledger(path()).spends().value()).reserved, 10.0);
}

void TestLedger::aCopyIsTheWholeBook()
{
    Ledger ledger(path());
    QVERIFY(ledger.reserve(spendOf(QStringLiteral("one")), {}).has_value());
    const QString copy = m_dir->filePath(QStringLiteral("copy.csv"));
    QVERIFY(ledger.copyTo(copy).has_value());
    QCOMPARE(textOf(copy), textOf(path()));
    QVERIFY(!ledger.copyTo(m_dir->filePath(QStringLiteral("no/folder.csv"))).has_value());
}

QTEST_GUILESS_MAIN(TestLedger)
#include "tst_ledger.moc"
