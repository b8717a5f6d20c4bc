// SPDX-FileCopyrightText: 2026 The Retake Studio authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "api/journal.h"
#include "api/resumeplan.h"
#include "tests/support/smallfiles.h"

#include <QDir>
#include <QFile>
#include <QTemporaryDir>
#include <QtTest>

#include <sys/wait.h>
#include <unistd.h>

using namespace api;

namespace {

const QUrl here(QStringLiteral("http://127.0.0.1:1"));
const QUrl elsewhere(QStringLiteral("http://127.0.0.1:2"));

JobRecord fullRecord(const QString &id = QStringLiteral("one"))
{
    JobRecord record;
    record.id = id;
    record.title = QStringLiteral("Lamp");
    record.serviceId = QStringLiteral("ltx");
    record.baseUrl = here;
    record.maxResultBytes = 3'000'000'000;
    record.windowPath = QStringLiteral("/w.mp4");
    record.windowBytes = 5'000'000'000;
    record.windowHash = QStringLiteral("9f86d081");
    record.uploadedSeconds = 6.25;
    record.request.videoUri = QStringLiteral("ltx://uploads/x");
    record.request.startTime = 1.0 / 3;
    record.request.duration = 2;
    record.request.prompt = QString::fromUtf8("n\xC3\xA4her\n\"x\"");
    record.request.mode = Mode::Sound;
    record.uploadedAt = QDateTime(QDate(2026, 11, 22), QTime(10, 0), Qt::UTC);
    record.resultPath = QStringLiteral("/r.mp4");
    record.resultEtag = "\"e\"";
    record.state = JobState::Processing;
    record.isSubmitSent = true;
    record.serviceJobId = QStringLiteral("job-1");
    record.requestId = QStringLiteral("0123");
    record.statusWord = QStringLiteral("processing");
    record.price = 0.625;
    record.stages = {
        {JobState::Preparing, QDateTime(QDate(2026, 11, 22), QTime(9, 0, 0, 1), Qt::UTC)},
        {JobState::Processing, record.uploadedAt}};
    Error error;
    error.kind = Error::Kind::ServerFault;
    error.httpStatus = 502;
    error.message = QStringLiteral("m");
    record.error = error;
    record.context = {{QStringLiteral("take"), 7}};
    return record;
}

void writeFile(const QString &path, const QByteArray &bytes)
{
    QFile file(path);
    QVERIFY(file.open(QIODevice::WriteOnly));
    QCOMPARE(file.write(bytes), bytes.size());
}

} // namespace

class TestJournal : public QObject {
    Q_OBJECT

private slots:
    void init();
    void writesAndReads();
    void loadsOldestFirst();
    void setsDamagedFilesAside_data();
    void setsDamagedFilesAside();
    void aFullDiskLeavesTheOldRecord();
    void isForTheUserAlone();
    void oneHolderOfALock();
    void lockOfADeadProcessIsTaken();
    void lockThatNamesNobodyIsTaken();
    void resumes_data();
    void resumes();
    void onlyWhatWasTurnedDownIsNeverCharged_data();
    void onlyWhatWasTurnedDownIsNeverCharged();
    void statesHaveNames();

private:
    std::unique_ptr<QTemporaryDir> m_dir;
};

void TestJournal::init()
{
    m_dir = std::make_unique<QTemporaryDir>();
}

void TestJournal::writesAndReads()
{
    const auto journal = Journal::open(m_dir->filePath(QStringLiteral("a/b")));
    QVERIFY(journal.has_value());
    JobRecord record = fullRecord();
    QVERIFY(journal->write(record).has_value());
    QCOMPARE(journal->read(record.id).value(), record);
    record.error.reset();
    record.state = JobState::Ready;
    QVERIFY(journal->write(record).has_value());
    QCOMPARE(journal->load().records, (QList<JobRecord>{record}));
    QVERIFY(journal->remove(record.id).has_value());
    QCOMPARE(journal->load().records, QList<JobRecord>());
}

void TestJournal::loadsOldestFirst()
{
    const auto journal = Journal::open(m_dir->path());
    JobRecord later = fullRecord(QStringLiteral("a"));
    later.stages.first().entered = later.stages.first().entered.addSecs(1);
    const JobRecord first = fullRecord(QStringLiteral("b"));
    QVERIFY(journal->write(later) && journal->write(first));
    QCOMPARE(journal->load().records, (QList<JobRecord>{first, later}));
}

void TestJournal::setsDamagedFilesAside_data()
{
    QTest::addColumn<QByteArray>("bytes");
    QTest::newRow("empty") << QByteArray();
    QTest::newRow("zeros") << QByteArray(200, '\0');
    QTest::newRow("half a file") << QByteArrayLiteral("{\"schema\":1,\"id\":\"bad\"");
    QTest::newRow("a list") << QByteArrayLiteral("[]");
    QTest::newRow("an object without anything") << QByteArrayLiteral("{}");
    QTest::newRow("a schema to come") << QByteArrayLiteral("{\"schema\":2,\"id\":\"bad\"}");
    QTest::newRow("nested too deep") << QByteArray(2000, '[');
}

void TestJournal::setsDamagedFilesAside()
{
    QFETCH(QByteArray, bytes);
    const auto journal = Journal::open(m_dir->path());
    QVERIFY(journal->write(fullRecord()).has_value());
    const QString bad = m_dir->filePath(QStringLiteral("bad.json"));
    writeFile(bad, bytes);
    Journal::Contents expected{{fullRecord()}, {bad + QStringLiteral(".damaged")}};
    Journal::Contents contents = journal->load();
    QCOMPARE(contents.records, expected.records);
    QCOMPARE(contents.setAside, expected.setAside);
    QFile aside(expected.setAside.first());
    QVERIFY(aside.open(QIODevice::ReadOnly));
    QCOMPARE(aside.readAll(), bytes);
    writeFile(bad, bytes);
    QCOMPARE(journal->load().setAside, QStringList{bad + QStringLiteral(".damaged2")});
    QCOMPARE(journal->load().setAside, QStringList());
}

// Also when it finds out only while what it buffered is written.
void TestJournal::aFullDiskLeavesTheOldRecord()
{
    const auto journal = Journal::open(m_dir->path());
    QVERIFY(journal->write(fullRecord()).has_value());
    JobRecord later = fullRecord();
    later.state = JobState::Failed;
    for (const rlim_t room : {0, 200}) {
        const auto written = [&] {
            const testsupport::SmallFiles limit(room);
            return journal->write(later);
        }();
        QVERIFY(!written.has_value());
        QCOMPARE(journal->read(QStringLiteral("one")).value(), fullRecord());
    }
    QCOMPARE(
        QDir(journal->folder()).entryList(QDir::Files), QStringList{QStringLiteral("one.json")});
    QVERIFY(journal->write(later).has_value());
    QCOMPARE(journal->read(QStringLiteral("one")).value(), later);
}

void TestJournal::isForTheUserAlone()
{
    const auto journal = Journal::open(m_dir->filePath(QStringLiteral("j")));
    QVERIFY(journal->write(fullRecord()).has_value());
    const auto others = QFile::ReadGroup | QFile::WriteGroup | QFile::ReadOther | QFile::WriteOther;
    QVERIFY(!(QFile::permissions(journal->folder()) & others));
    QVERIFY(!(QFile::permissions(journal->folder() + QStringLiteral("/one.json")) & others));
}

void TestJournal::oneHolderOfALock()
{
    const auto journal = Journal::open(m_dir->path());
    auto first = journal->lock(QStringLiteral("one"));
    QVERIFY(first.has_value());
    QCOMPARE(journal->lock(QStringLiteral("one")).error().kind, Error::Kind::Locked);
    QVERIFY(journal->lock(QStringLiteral("two")).has_value());
    first->reset();
    QVERIFY(journal->lock(QStringLiteral("one")).has_value());
}

void TestJournal::lockOfADeadProcessIsTaken()
{
    const auto journal = Journal::open(m_dir->path());
    const pid_t child = ::fork();
    if (child == 0) {
        auto lock = journal->lock(QStringLiteral("one"));
        ::_exit(lock && lock->release() != nullptr ? 0 : 1);
    }
    QVERIFY(child > 0);
    int status = -1;
    QCOMPARE(::waitpid(child, &status, 0), child);
    QCOMPARE(status, 0);
    QVERIFY(QFile::exists(m_dir->filePath(QStringLiteral("one.lock"))));
    QVERIFY(journal->lock(QStringLiteral("one")).has_value());
}

void TestJournal::resumes_data()
{
    using enum JobState;
    QTest::addColumn<JobRecord>("record");
    QTest::addColumn<QUrl>("baseUrl");
    QTest::addColumn<ResumeStep>("step");
    const auto record = [](JobState state, bool isUploaded, bool isSent, bool hasId) {
        JobRecord made = fullRecord();
        made.state = state;
        made.isSubmitSent = isSent;
        if (!isUploaded)
            made.request.videoUri.clear();
        if (!hasId)
            made.serviceJobId.clear();
        return made;
    };
    const auto row = [](const char *name, const JobRecord &made, ResumeStep step,
                         const QUrl &url = here) { QTest::newRow(name) << made << url << step; };
    row("in line", record(Preparing, false, false, false), ResumeStep::Upload);
    row("while uploading", record(Uploading, false, false, false), ResumeStep::Upload);
    row("uploaded, not submitted", record(Uploading, true, false, false), ResumeStep::Submit);
    row("between two submits that were not accepted", record(Submitting, true, false, false),
        ResumeStep::Submit);
    row("in a submit", record(Submitting, true, true, false), ResumeStep::Uncertain);
    row("queued", record(Queued, true, true, true), ResumeStep::Poll);
    row("processing", record(Processing, true, true, true), ResumeStep::Poll);
    row("downloading", record(Downloading, true, true, true), ResumeStep::Poll);
    row("checking", record(Checking, true, true, true), ResumeStep::Check);
    row("ready", record(Ready, true, true, true), ResumeStep::Nothing);
    row("uncertain", record(Uncertain, true, true, false), ResumeStep::Nothing);
    row("abandoned", record(Abandoned, true, true, true), ResumeStep::Nothing);
    JobRecord old = record(Uploading, true, false, false);
    old.uploadedAt = old.uploadedAt.addSecs(-24 * 3600);
    row("the upload has expired", old, ResumeStep::Upload);
    old.uploadedAt = old.uploadedAt.addYears(10);
    row("an upload of the future", old, ResumeStep::Upload);
    row("a billed job at another address", record(Processing, true, true, true), ResumeStep::Poll,
        elsewhere);
    row("a billed submit at another address", record(Submitting, true, true, false),
        ResumeStep::Uncertain, elsewhere);
    JobRecord desktop = record(Submitting, false, true, false);
    desktop.protocol = ProtocolKind::LtxDesktop;
    row("submitted to one that works in place", desktop, ResumeStep::Poll);
    desktop.madeFile = QStringLiteral("/outputs/retake.mp4");
    row("it named the file that it made", desktop, ResumeStep::Fetch);
    JobRecord practice = record(Processing, true, true, true);
    practice.billed = false;
    row("practice goes on", practice, ResumeStep::Poll);
    row("practice was started anew", practice, ResumeStep::Upload, elsewhere);
}

void TestJournal::resumes()
{
    QFETCH(JobRecord, record);
    QFETCH(QUrl, baseUrl);
    const QDateTime now(QDate(2026, 11, 22), QTime(12, 0), Qt::UTC);
    QTEST(planResume(record, baseUrl, now), "step");
}

void TestJournal::onlyWhatWasTurnedDownIsNeverCharged_data()
{
    using enum JobState;
    QTest::addColumn<JobRecord>("record");
    QTest::addColumn<bool>("isNever");
    const auto row = [](const char *name, JobState state, bool isSent, int sends, bool isNever) {
        JobRecord record = fullRecord();
        record.state = state;
        record.isSubmitSent = isSent;
        record.serviceJobId.clear();
        record.sends = sends;
        QTest::newRow(name) << record << isNever;
    };
    row("refused", Refused, false, 1, true);
    row("failed before it was sent", Failed, false, 1, true);
    row("stopped before it was sent", Abandoned, false, 1, true);
    row("in line", Preparing, false, 1, false);
    row("uploading", Uploading, false, 1, false);
    row("failed when it was sent", Failed, true, 1, false);
    row("stopped when it was sent", Abandoned, true, 1, false);
    row("done", Ready, true, 1, false);
    row("uncertain", Uncertain, true, 1, false);
    row("uncertain, and a journal without the mark", Uncertain, false, 1, false);
    row("uncertain, sent again and refused", Refused, false, 2, false);
    row("uncertain, sent again and failed before it was sent", Failed, false, 2, false);
    JobRecord known = fullRecord();
    known.state = Failed;
    known.isSubmitSent = false;
    QTest::newRow("known at the service") << known << false;
}

void TestJournal::onlyWhatWasTurnedDownIsNeverCharged()
{
    QFETCH(JobRecord, record);
    QFETCH(bool, isNever);
    QCOMPARE(isNeverCharged(record), isNever);
}

void TestJournal::statesHaveNames()
{
    for (int i = 0; i <= static_cast<int>(JobState::Abandoned); ++i) {
        const auto state = static_cast<JobState>(i);
        QCOMPARE(stateFromName(stateName(state)), std::optional(state));
    }
    QCOMPARE(stateFromName(QStringLiteral("sleeping")), std::nullopt);
    QVERIFY(isInFlight(JobState::Downloading) && !isInFlight(JobState::Checking));
    QVERIFY(isFinal(JobState::Uncertain) && !isFinal(JobState::Checking));
}

// Killed between making the file and writing into it.
void TestJournal::lockThatNamesNobodyIsTaken()
{
    const auto journal = Journal::open(m_dir->path());
    QFile file(m_dir->filePath(QStringLiteral("one.lock")));
    QVERIFY(file.open(QIODevice::WriteOnly));
    QVERIFY(!journal->lock(QStringLiteral("one")).has_value()); // somebody may be about to
    QVERIFY(file.setFileTime(
        QDateTime::currentDateTime().addSecs(-60), QFileDevice::FileModificationTime));
    file.close();
    QVERIFY(journal->lock(QStringLiteral("one")).has_value());
}

QTEST_GUILESS_MAIN(TestJournal)
#include "tst_journal.moc"
