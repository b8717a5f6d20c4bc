// SPDX-FileCopyrightText: 2026 The Retake Studio authors
// SPDX-License-Identifier: GPL-3.0-or-later
// The application's own jobs at a service that repeats all it knows: what it tells outside its
// window, and what it writes.

#include "app/studio/background.h"
#include "app/studio/studio.h"
#include "app/studio/windowwiring.h"
#include "tests/api/tellingservice.h"
#include "tests/support/secretsearch.h"
#include "tests/support/testmedia.h"
#include "tests/ui/fakeprompts.h"

#include <QApplication>
#include <QLabel>
#include <QLoggingCategory>
#include <QPlainTextEdit>
#include <QPushButton>
#include <QSettings>
#include <QSignalSpy>
#include <QTemporaryDir>
#include <QTest>
#include <QToolButton>

using apitest::TellingService;
using namespace timeline;

namespace {

const QString prompt = QStringLiteral("a wolf at \"dusk\" / two moons & fog");

QtMessageHandler before = nullptr;
QByteArray logged;

void keepLog(QtMsgType type, const QMessageLogContext &context, const QString &text)
{
    logged += text.toUtf8() + '\n';
    if (type > QtDebugMsg)
        before(type, context, text);
}

class FakePresence : public ui::Presence {
public:
    bool hasTray() const override { return tray; }
    void setInTray(bool is) override { inTray = is; }
    void setSummary(const QString &text) override { summary = text; }
    void tell(const QString &, const QString &text) override { told << text; }

    bool tray = true;
    bool inTray = false;
    QString summary;
    QStringList told;
};

api::JobTiming quickly()
{
    api::JobTiming timing;
    timing.pollInterval = std::chrono::milliseconds(20);
    timing.pollJitter = std::chrono::milliseconds(0);
    timing.unpaid = {.base = std::chrono::milliseconds(1), .maxAttempts = 2};
    return timing;
}

struct Bench {
    QTemporaryDir folder;
    TellingService service;
    std::unique_ptr<studio::Studio> studio;
    FakePrompts *prompts = nullptr; // the window's
    std::unique_ptr<ui::MainWindow> window;
    std::unique_ptr<studio::WindowWiring> wiring;
    FakePresence presence;
    std::unique_ptr<studio::Background> background;

    explicit Bench(const QString &trouble)
    {
        service.setTrouble(trouble);
        QSettings::setPath(QSettings::NativeFormat, QSettings::UserScope, folder.path());
        logged.clear();
        app::Settings settings;
        settings.setServiceId(api::ltxId);
        settings.setLtxUrl(QUrl(service.url()));
        studio = std::move(studio::Studio::create(folder.filePath(QStringLiteral("jobs")),
            std::make_unique<api::MemoryStore>(), quickly())
                               .value());
        auto made = std::make_unique<FakePrompts>();
        prompts = made.get();
        window = std::make_unique<ui::MainWindow>(studio->engine(), std::move(made));
        wiring = std::make_unique<studio::WindowWiring>(*studio, *window);
        background = std::make_unique<studio::Background>(*studio, *window, presence);
        window->resize(1280, 800);
        window->show();
        emit window->settings().keyEntered(TellingService::key());
    }

    bool send() const
    {
        QSignalSpy opened(&studio->opening, &app::OpenWorkflow::opened);
        testsupport::MediaSpec spec;
        spec.name = QStringLiteral("window in the background");
        spec.frames = 150;
        window->openPath(testsupport::make(spec));
        if (opened.isEmpty() && !opened.wait(60'000))
            return false;
        studio->saving.save(folder.filePath(QStringLiteral("film.retake")));
        studio->session.document().setRange(model::FrameRange{{50}, {100}});
        window->findChild<QPlainTextEdit *>(QStringLiteral("prompt"))->setPlainText(prompt);
        auto *button = window->findChild<QPushButton *>(QStringLiteral("retakeButton"));
        if (!QTest::qWaitFor([&] { return button->isEnabled(); }))
            return false;
        QTest::mouseClick(button, Qt::LeftButton);
        return QTest::qWaitFor([this] { return !studio->jobs.snapshot().isEmpty(); }, 60'000);
    }

    bool isOver() const { return api::isFinal(studio->jobs.snapshot().first().state); }
};

// All that stands in the window, also behind its pages and in its tooltips.
QByteArray shownIn(const QWidget &window)
{
    QStringList texts;
    for (const QWidget *each : window.findChildren<QWidget *>()) {
        texts << each->toolTip() << each->accessibleName() << each->accessibleDescription();
        if (const auto *label = qobject_cast<const QLabel *>(each))
            texts << label->text();
        if (const auto *button = qobject_cast<const QAbstractButton *>(each))
            texts << button->text();
    }
    return texts.join(QLatin1Char('\n')).toUtf8();
}

} // namespace

class TestBackground : public QObject {
    Q_OBJECT

private slots:
    void initTestCase();
    void cleanupTestCase() { qInstallMessageHandler(before); }
    void theKeyAndTheAddressesAreNowhere_data();
    void theKeyAndTheAddressesAreNowhere();
    void jobsGoOnWithoutTheWindow();
    void withoutATrayTheWindowIsMadeSmall();
    void closingWaitsForTheAnswerToARequest();
    void whatFailedIsToldToo();
    void nothingIsToldToWhoIsThereOrWantsNone();
};

void TestBackground::initTestCase()
{
    QCoreApplication::setOrganizationName(QStringLiteral("Retake Studio tests"));
    QCoreApplication::setApplicationName(QStringLiteral("tst_background"));
    QLoggingCategory::setFilterRules(
        QStringLiteral("*.debug=true\n*.info=true\nqt.*=false\nqt.network.*=true"));
    before = qInstallMessageHandler(keepLog);
}

void TestBackground::theKeyAndTheAddressesAreNowhere_data()
{
    QTest::addColumn<QString>("trouble");
    QTest::addColumn<int>("end");
    QTest::newRow("all goes well") << QString() << int(api::JobState::Ready);
    QTest::newRow("no slot") << QStringLiteral("slot") << int(api::JobState::Refused);
    QTest::newRow("no slot, on a page")
        << QStringLiteral("slot-page") << int(api::JobState::Refused);
    QTest::newRow("the upload refused") << QStringLiteral("put") << int(api::JobState::Failed);
    QTest::newRow("refused") << QStringLiteral("submit") << int(api::JobState::Refused);
    QTest::newRow("unclear") << QStringLiteral("submit-unclear") << int(api::JobState::Uncertain);
    QTest::newRow("a strange status") << QStringLiteral("word") << int(api::JobState::Ready);
    QTest::newRow("failed") << QStringLiteral("job") << int(api::JobState::Failed);
    QTest::newRow("the result refused") << QStringLiteral("file") << int(api::JobState::Failed);
}

void TestBackground::theKeyAndTheAddressesAreNowhere()
{
    QFETCH(QString, trouble);
    testsupport::SecretSearch secrets;
    secrets.add(QStringLiteral("key"), TellingService::key());
    secrets.add(QStringLiteral("upload address"), TellingService::uploadSignature());
    secrets.add(QStringLiteral("result address"), TellingService::resultSignature());
    testsupport::SecretSearch all = secrets;
    all.add(QStringLiteral("upload token"), TellingService::uploadToken());
    all.add(QStringLiteral("prompt"), prompt.toUtf8());
    Bench b(trouble);
    QVERIFY(b.send());
    QTRY_VERIFY_WITH_TIMEOUT(b.isOver(), 60'000);
    const api::JobSnapshot job = b.studio->jobs.snapshot().first();
    QTEST(int(job.state), "end");
    b.studio->saving.save(b.folder.filePath(QStringLiteral("film.retake")));
    QTest::qWait(50);

    QCOMPARE(secrets.below(b.folder.path()), QStringList());
    QCOMPARE(all.in(logged), QStringList());
    QVERIFY(logged.contains("POST http://127.0.0.1"));
    QCOMPARE(secrets.in(shownIn(*b.window)), QStringList());
    QCOMPARE(all.in(b.presence.told.join(QLatin1Char('\n')).toUtf8()), QStringList());
    // The text belongs to the project and to the journal, the upload's place to the journal.
    QStringList places = all.below(b.folder.path());
    for (QString &place : places)
        place.replace(job.id, QStringLiteral("JOB"));
    QStringList wanted{QStringLiteral("film.retake: prompt in JSON"),
        QStringLiteral("jobs/JOB.json: prompt in JSON")};
    const bool isUploaded =
        !trouble.startsWith(QLatin1String("slot")) && trouble != QLatin1String("put");
    if (isUploaded)
        wanted << QStringLiteral("jobs/JOB.json: upload token");
    QCOMPARE(places, wanted);
    QCOMPARE(QFile::permissions(b.folder.filePath(QStringLiteral("jobs/%1.json").arg(job.id)))
            & (QFile::ReadGroup | QFile::ReadOther),
        QFile::Permissions());
}

void TestBackground::jobsGoOnWithoutTheWindow()
{
    Bench b(QStringLiteral("forever"));
    QVERIFY(b.send());
    QTRY_COMPARE(b.studio->jobs.snapshot().first().state, api::JobState::Processing);
    b.prompts->onJobs = ui::JobsAnswer::KeepWorking;
    b.window->close();
    QVERIFY(!b.window->isVisible());
    QVERIFY(b.presence.inTray);
    QTRY_COMPARE(
        b.presence.summary, QStringLiteral("Retake Studio: 1 running: the service is working"));

    b.service.setTrouble({});
    QTRY_VERIFY_WITH_TIMEOUT(b.isOver(), 60'000);
    QTRY_COMPARE(b.presence.told, QStringList{QStringLiteral("Take 1 is ready.")});
    QCOMPARE(b.presence.summary, QStringLiteral("Retake Studio: all jobs are finished"));
    QVERIFY(!b.window->isVisible());
    QTRY_COMPARE(b.studio->times.all().size(), 1);

    // The message brings the window and the take.
    b.studio->player.seek({0});
    emit b.presence.noticeClicked();
    QVERIFY(b.window->isVisible());
    QVERIFY(!b.presence.inTray);
    QCOMPARE(b.studio->player.position(), model::FrameNumber{50});
    b.window->hide();
    emit b.presence.openRequested();
    QVERIFY(b.window->isVisible());

    // Quitting from the tray asks what closing asks.
    b.prompts->onUnsaved = ui::UnsavedAnswer::DontSave;
    QSignalSpy closed(b.window.get(), &ui::MainWindow::closed);
    emit b.presence.quitRequested();
    QTRY_COMPARE(closed.size(), 1);
    QVERIFY(!b.prompts->unsaved.isEmpty());
}

// Without the id in it what is paid for could not be looked for again.
void TestBackground::closingWaitsForTheAnswerToARequest()
{
    Bench b(QStringLiteral("submit-held"));
    QVERIFY(b.send());
    QTRY_COMPARE_WITH_TIMEOUT(b.service.posts(), 1, 60'000);
    b.prompts->onJobs = ui::JobsAnswer::Quit;
    b.prompts->onUnsaved = ui::UnsavedAnswer::DontSave;
    QSignalSpy closed(b.window.get(), &ui::MainWindow::closed);
    QSignalSpy left(b.background.get(), &studio::Background::left);
    b.window->close();
    QTRY_COMPARE(closed.size(), 1);
    QCOMPARE(left.size(), 0);
    b.service.acceptHeld();
    QTRY_VERIFY(!left.isEmpty());
    QCOMPARE(b.studio->jobs.snapshot().first().serviceJobId, QStringLiteral("job-1"));
}

void TestBackground::withoutATrayTheWindowIsMadeSmall()
{
    Bench b(QStringLiteral("forever"));
    b.presence.tray = false;
    QVERIFY(b.send());
    b.prompts->onJobs = ui::JobsAnswer::KeepWorking;
    b.window->close();
    QVERIFY(b.window->isMinimized());
    QVERIFY(!b.presence.inTray);
    b.service.setTrouble({});
    QTRY_COMPARE_WITH_TIMEOUT(
        b.presence.told, QStringList{QStringLiteral("Take 1 is ready.")}, 60'000);
    emit b.presence.noticeClicked();
    QVERIFY(!b.window->isMinimized());
}

void TestBackground::whatFailedIsToldToo()
{
    Bench b(QStringLiteral("submit"));
    b.window->hide();
    QVERIFY(b.send());
    QTRY_VERIFY_WITH_TIMEOUT(b.isOver(), 60'000);
    QTRY_COMPARE(b.presence.told.size(), 1);
    QVERIFY2(b.presence.told.first().contains(QStringLiteral("The service refused the request")),
        qPrintable(b.presence.told.first()));
}

void TestBackground::nothingIsToldToWhoIsThereOrWantsNone()
{
    Bench b({});
    b.studio->settings.setTellWhenDone(false);
    b.window->hide();
    QVERIFY(b.send());
    QTRY_COMPARE_WITH_TIMEOUT(b.studio->times.all().size(), 1, 60'000); // it has ended
    QVERIFY(b.presence.told.isEmpty());

    b.studio->settings.setTellWhenDone(true);
    b.window->show();
    b.window->activateWindow();
    QVERIFY(QTest::qWaitForWindowActive(b.window.get()));
    b.prompts->onUnsaved = ui::UnsavedAnswer::DontSave;
    QVERIFY(b.send());
    QTRY_COMPARE_WITH_TIMEOUT(b.studio->times.all().size(), 2, 60'000);
    QVERIFY(b.presence.told.isEmpty());
}

QTEST_MAIN(TestBackground)
#include "tst_background.moc"
