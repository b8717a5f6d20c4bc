// SPDX-FileCopyrightText: 2026 The Retake Studio authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "tests/ui/children.h"
#include "tests/ui/fakeprompts.h"
#include "ui/exportdialog.h"
#include "ui/handoverdialog.h"
#include "ui/settingsdialog.h"
#include "ui/spendingdialog.h"

#include <QCheckBox>
#include <QComboBox>
#include <QDoubleSpinBox>
#include <QLabel>
#include <QLineEdit>
#include <QLocale>
#include <QPushButton>
#include <QRadioButton>
#include <QSignalSpy>
#include <QtTest>

using namespace ui;

namespace {

model::Result<render::ExportPlan> plan(const ExportChoice &choice)
{
    if (choice.path.endsWith(QLatin1String(".xyz")))
        return model::fail(
            model::Error::Kind::InvalidRequest, QStringLiteral("the name must end in .mp4"));
    render::ExportPlan made;
    made.videoCodec = choice.preset == render::Preset::Hevc ? QStringLiteral("libx265")
                                                            : QStringLiteral("libx264");
    made.size = {1920, 1080};
    made.frames = 1000;
    made.reencoded = {{{0}, {1000}}};
    made.fallbackReason = QStringLiteral("The pictures are interlaced.");
    if (choice.path.endsWith(QLatin1String("copy.mp4"))) {
        made.reencoded = {{{400}, {460}}};
        made.copied = {{{0}, {400}}, {{460}, {1000}}};
        made.fallbackReason.clear();
        made.details = {QStringLiteral("The rest of the GOP is encoded: frames 450 to 459."),
            QStringLiteral("The sound is encoded as a whole.")};
    }
    made.estimatedBytes = 12'000'000;
    return made;
}

SettingsValues withServices(const QString &chosen)
{
    using enum api::ProtocolKind;
    SettingsValues values;
    values.service = chosen;
    values.services = {
        {QStringLiteral("practice"), QStringLiteral("Practice"), false, false, false, RetakeApi,
            {}},
        {QStringLiteral("ltx"), QStringLiteral("LTX"), true, true, true, RetakeApi,
            QUrl(QStringLiteral("https://api.ltx.io"))},
        {QStringLiteral("ltx-desktop"), QStringLiteral("LTX Desktop"), false, false, true,
            LtxDesktop, QUrl(QStringLiteral("http://127.0.0.1:41954"))},
    };
    return values;
}

} // namespace

class TestDialogs : public QObject {
    Q_OBJECT

private slots:
    void initTestCase() { QLocale::setDefault(QLocale::c()); }

    void anExportSaysWhatItWillDoAndWhy()
    {
        FakePrompts prompts;
        ExportDialog dialog({QStringLiteral("/v/a.mp4")}, plan, prompts);
        QCOMPARE(child<QLabel>(dialog, "exportWhat")->text(),
            QStringLiteral("All 1000 frames are encoded again (H.264, 1920 × 1080)."));
        QCOMPARE(child<QLabel>(dialog, "exportWhy")->text(),
            QStringLiteral("Why: The pictures are interlaced."));
        QVERIFY(child<QLabel>(dialog, "exportSize")
                    ->text()
                    .startsWith(QStringLiteral("About 12.0 MB.")));
        auto *preset = child<QComboBox>(dialog, "exportPreset");
        preset->setCurrentIndex(preset->findData(int(render::Preset::Hevc)));
        QVERIFY(child<QLabel>(dialog, "exportWhat")->text().contains(QStringLiteral("HEVC")));
    }

    void anExportThatCopiesNamesWhatItEncodesBesides()
    {
        FakePrompts prompts;
        ExportDialog dialog({QStringLiteral("/v/copy.mp4")}, plan, prompts);
        QVERIFY(child<QLabel>(dialog, "exportWhat")->text().contains(QStringLiteral("940")));
        QCOMPARE(child<QLabel>(dialog, "exportWhy")->text(),
            QStringLiteral("The rest of the GOP is encoded: frames 450 to 459.\n"
                           "The sound is encoded as a whole."));
    }

    void anExportNamesTheTracksItLeavesOut()
    {
        FakePrompts prompts;
        const auto planner = [](const ExportChoice &choice) {
            auto made = plan(choice);
            if (made)
                made->leftOut = QStringList{QStringLiteral("subtitle track 3 (mov_text), cut"),
                    QStringLiteral("data track 4 (bin_data), cut")};
            return made;
        };
        ExportDialog dialog({QStringLiteral("/v/a.mp4")}, planner, prompts);
        QCOMPARE(child<QLabel>(dialog, "exportWhy")->text(),
            QStringLiteral("Why: The pictures are interlaced.\n"
                           "Left out: subtitle track 3 (mov_text), cut; "
                           "data track 4 (bin_data), cut."));
    }

    void whatCannotBeExportedCannotBeStarted()
    {
        FakePrompts prompts;
        ExportDialog dialog({QStringLiteral("/v/a.xyz")}, plan, prompts);
        QCOMPARE(child<QLabel>(dialog, "exportWhat")->text(),
            QStringLiteral("This cannot be exported: the name must end in .mp4."));
        QVERIFY(!child<QPushButton>(dialog, "exportGo")->isEnabled());
        child<QLineEdit>(dialog, "exportPath")->clear();
        QCOMPARE(child<QLabel>(dialog, "exportWhat")->text(),
            QStringLiteral("Choose a file to write to."));
    }

    void typingANamePlansOnceForEachSuffix()
    {
        FakePrompts prompts;
        int plans = 0;
        const auto planner = [&plans](const ExportChoice &choice) {
            ++plans;
            return plan(choice);
        };
        ExportDialog dialog({QStringLiteral("/v/a.mp4")}, planner, prompts);
        QCOMPARE(plans, 1);
        auto *path = child<QLineEdit>(dialog, "exportPath");
        for (const char *name : {"/v/ab.mp4", "/v/abc.mp4", "/v/abcd.mp4"})
            path->setText(QString::fromLatin1(name));
        QCOMPARE(plans, 1);
        path->setText(QStringLiteral("/v/abcd.mov"));
        QCOMPARE(plans, 2);
        auto *preset = child<QComboBox>(dialog, "exportPreset");
        preset->setCurrentIndex(preset->findData(int(render::Preset::Hevc)));
        QCOMPARE(plans, 3);
    }

    void theChosenFileAndPresetGoOut()
    {
        FakePrompts prompts;
        ExportDialog dialog({QStringLiteral("/v/a.mp4")}, plan, prompts);
        QSignalSpy asked(&dialog, &ExportDialog::exportRequested);
        QTest::mouseClick(child<QPushButton>(dialog, "exportBrowse"), Qt::LeftButton); // cancelled
        QCOMPARE(child<QLineEdit>(dialog, "exportPath")->text(), QStringLiteral("/v/a.mp4"));
        prompts.path = QStringLiteral("/v/b.mov");
        QTest::mouseClick(child<QPushButton>(dialog, "exportBrowse"), Qt::LeftButton);
        QTest::mouseClick(child<QPushButton>(dialog, "exportGo"), Qt::LeftButton);
        QCOMPARE(asked.size(), 1);
        QCOMPARE(asked[0][0].value<ExportChoice>(), (ExportChoice{QStringLiteral("/v/b.mov")}));
    }

    void everyPresetIsOfferedWithWhatItCosts()
    {
        FakePrompts prompts;
        ExportDialog dialog({QStringLiteral("/v/a.mp4")}, plan, prompts);
        auto *preset = child<QComboBox>(dialog, "exportPreset");
        QSet<QString> notes;
        for (const render::PresetFacts &facts : render::presets()) {
            const int row = preset->findData(int(facts.preset));
            QVERIFY2(row >= 0 && !preset->itemText(row).isEmpty(), qPrintable(facts.word));
            preset->setCurrentIndex(row);
            notes.insert(child<QLabel>(dialog, "exportAbout")->text());
        }
        QCOMPARE(notes.size(), qsizetype(render::presets().size()));
    }

    void theNameFollowsThePreset()
    {
        FakePrompts prompts;
        ExportChoice suggestion;
        suggestion.path = QStringLiteral("/v/a.mp4");
        suggestion.take = model::TakeId{7};
        ExportDialog dialog(suggestion, plan, prompts);
        QSignalSpy asked(&dialog, &ExportDialog::exportRequested);
        auto *preset = child<QComboBox>(dialog, "exportPreset");
        auto *path = child<QLineEdit>(dialog, "exportPath");
        preset->setCurrentIndex(preset->findData(int(render::Preset::SoundOnly)));
        QCOMPARE(path->text(), QStringLiteral("/v/a.wav"));
        QCOMPARE(dialog.choice().take, std::nullopt);
        preset->setCurrentIndex(preset->findData(int(render::Preset::TakeAlone)));
        QCOMPARE(path->text(), QStringLiteral("/v/a.mov"));
        // Typed or browsed for: corrected too.
        path->clear();
        QTest::keyClicks(path, QStringLiteral("/v/b.mp4"));
        emit path->editingFinished();
        QCOMPARE(path->text(), QStringLiteral("/v/b.mov"));
        prompts.path = QStringLiteral("/v/c");
        QTest::mouseClick(child<QPushButton>(dialog, "exportBrowse"), Qt::LeftButton);
        QCOMPARE(path->text(), QStringLiteral("/v/c.mov"));
        QTest::mouseClick(child<QPushButton>(dialog, "exportGo"), Qt::LeftButton);
        QCOMPARE(asked.size(), 1);
        QCOMPARE(asked[0][0].value<ExportChoice>(),
            (ExportChoice{
                QStringLiteral("/v/c.mov"), render::Preset::TakeAlone, model::TakeId{7}}));
    }

    void whatIsThereIsReplacedOnlyWhenTheUserWantsIt()
    {
        QTemporaryDir folder;
        const QString there = folder.filePath(QStringLiteral("there.mp4"));
        QVERIFY(QFile(there).open(QIODevice::WriteOnly));
        FakePrompts prompts;
        prompts.isSure = false;
        ExportDialog dialog({there}, plan, prompts);
        QSignalSpy asked(&dialog, &ExportDialog::exportRequested);
        QTest::mouseClick(child<QPushButton>(dialog, "exportGo"), Qt::LeftButton);
        QCOMPARE(asked.size(), 0);
        QCOMPARE(
            prompts.sure, QStringList{QStringLiteral("there.mp4 is there already. Replace it?")});
        prompts.isSure = true;
        QTest::mouseClick(child<QPushButton>(dialog, "exportGo"), Qt::LeftButton);
        QCOMPARE(asked.size(), 1);
    }

    void aHandoverFollowsItsFormat()
    {
        FakePrompts prompts;
        HandoverDialog dialog(QStringLiteral("/v/film.mp4"), prompts);
        const auto *path = child<QLineEdit>(dialog, "handoverPath");
        auto *format = child<QComboBox>(dialog, "handoverFormat");
        const auto *what = child<QLabel>(dialog, "handoverWhat");
        QCOMPARE(path->text(), QStringLiteral("/v/film.otio"));
        QVERIFY(what->text().startsWith(QStringLiteral("The list holds every take")));
        format->setCurrentIndex(format->findData(QStringLiteral("edl")));
        emit format->activated(format->currentIndex());
        QCOMPARE(path->text(), QStringLiteral("/v/film.edl"));
        QVERIFY(what->text().startsWith(QStringLiteral("The list holds the chosen takes only.")));
        QVERIFY(!child<QCheckBox>(dialog, "handoverWords")->isEnabled());
        prompts.path = QStringLiteral("/w/list.mlt");
        QTest::mouseClick(child<QPushButton>(dialog, "handoverBrowse"), Qt::LeftButton);
        QCOMPARE(prompts.files.back(), FileQuestion::HandOverTo);
        QCOMPARE(format->currentData().toString(), QStringLiteral("mlt"));
        child<QLineEdit>(dialog, "handoverPath")->setText(QStringLiteral("/w/list.txt"));
        QCOMPARE(
            what->text(), QStringLiteral("The name must end in .otio, .fcpxml, .edl or .mlt."));
        QVERIFY(!child<QPushButton>(dialog, "handoverGo")->isEnabled());
    }

    void takesOfAHandoverHaveAFolderOfTheirOwn()
    {
        FakePrompts prompts;
        HandoverDialog dialog(QStringLiteral("/v/film.mp4"), prompts);
        QSignalSpy asked(&dialog, &HandoverDialog::handoverRequested);
        auto *takes = child<QCheckBox>(dialog, "handoverTakes");
        const auto *path = child<QLineEdit>(dialog, "handoverPath");
        takes->setChecked(true);
        QCOMPARE(path->text(), QStringLiteral("/v/film hand-over/film.otio"));
        takes->setChecked(false);
        QCOMPARE(path->text(), QStringLiteral("/v/film.otio"));
        child<QLineEdit>(dialog, "handoverPath")->setText(QStringLiteral("/w/a.otio"));
        takes->setChecked(true);
        child<QCheckBox>(dialog, "handoverWords")->setChecked(false);
        QTest::mouseClick(child<QPushButton>(dialog, "handoverGo"), Qt::LeftButton);
        QCOMPARE(asked.size(), 1);
        render::HandoverWish wish;
        wish.path = QStringLiteral("/w/a.otio");
        wish.withTakes = true;
        wish.withPrompts = false;
        QCOMPARE(asked[0][0].value<render::HandoverWish>(), wish);
    }

    void aKeyGoesOutOnceAndIsNotShownAgain()
    {
        SettingsDialog dialog(withServices(QStringLiteral("ltx")));
        QSignalSpy entered(&dialog, &SettingsDialog::keyEntered);
        auto *key = child<QLineEdit>(dialog, "key");
        QCOMPARE(key->echoMode(), QLineEdit::Password);
        key->setText(QStringLiteral(" ltxv_secret "));
        QTest::mouseClick(child<QPushButton>(dialog, "keepKey"), Qt::LeftButton);
        QCOMPARE(entered.size(), 1);
        QCOMPARE(entered[0][0].toByteArray(), QByteArray("ltxv_secret"));
        QVERIFY(key->text().isEmpty());
        SettingsValues stored = withServices(QStringLiteral("ltx"));
        stored.hasKey = true;
        stored.keyPlace = QStringLiteral("the system's keychain");
        dialog.setValues(stored);
        QCOMPARE(child<QLabel>(dialog, "keyState")->text(),
            QStringLiteral("Kept in the system's keychain."));
        QSignalSpy removed(&dialog, &SettingsDialog::keyRemoved);
        QTest::mouseClick(child<QPushButton>(dialog, "removeKey"), Qt::LeftButton);
        QCOMPARE(removed.size(), 1);
    }

    void aKeyIsTestedAsTyped()
    {
        SettingsValues values = withServices(QStringLiteral("ltx"));
        SettingsDialog dialog(values);
        auto *test = child<QPushButton>(dialog, "testKey");
        auto *verdict = child<QLabel>(dialog, "keyState");
        QSignalSpy asked(&dialog, &SettingsDialog::keyTestRequested);
        QSignalSpy cancelled(&dialog, &SettingsDialog::keyTestCancelled);
        QVERIFY(!test->isEnabled()); // there is none
        child<QLineEdit>(dialog, "key")->setText(QStringLiteral(" typed "));
        child<QLineEdit>(dialog, "baseUrl")->setText(QStringLiteral("https://api.example.org"));
        QTest::mouseClick(test, Qt::LeftButton);
        const QUrl url(QStringLiteral("https://api.example.org"));
        QCOMPARE(asked.takeFirst(), (QVariantList{QByteArray("typed"), url}));

        values.isKeyTested = true;
        dialog.setValues(values);
        QCOMPARE(test->text(), QStringLiteral("Stop"));
        QCOMPARE(verdict->text(), QStringLiteral("Asking the service…"));
        QTest::mouseClick(test, Qt::LeftButton);
        QCOMPARE(cancelled.size(), 1);
        dialog.reject(); // nobody would read it
        QCOMPARE(cancelled.size(), 2);

        values.isKeyTested = false;
        values.keyVerdict = QStringLiteral("The service does not accept the key.");
        dialog.setValues(values);
        QCOMPARE(verdict->text(), values.keyVerdict);
        QCOMPARE(child<QLineEdit>(dialog, "key")->text(), QStringLiteral(" typed "));
        child<QLineEdit>(dialog, "key")->clear();
        QVERIFY(!test->isEnabled());
        values.hasKey = true;
        dialog.setValues(values);
        QTest::mouseClick(test, Qt::LeftButton);
        QCOMPARE(asked.takeFirst(), (QVariantList{QByteArray(), url})); // the kept one
        QVERIFY(asked.isEmpty());
    }

    void whatIsBeingChangedStaysWhenAKeyIsKept()
    {
        SettingsValues given = withServices(QStringLiteral("practice"));
        given.practiceFaults = {
            {QStringLiteral("submit-503"), QStringLiteral("Group"), QStringLiteral("Text")}};
        given.practice = {{}, 4.5, 100};
        SettingsDialog dialog(given);
        child<QRadioButton>(dialog, "serviceLtx")->setChecked(true);
        child<QLineEdit>(dialog, "baseUrl")->setText(QStringLiteral("https://api.example.org"));
        child<QDoubleSpinBox>(dialog, "pricePerSecond")->setValue(0.2);
        child<QDoubleSpinBox>(dialog, "dayCap")->setValue(5);
        child<QLineEdit>(dialog, "key")->setText(QStringLiteral("half a k"));
        SettingsValues now = given;
        now.hasKey = true;
        now.keyPlace = QStringLiteral("memory");
        now.caps.job = 1.0; // known from elsewhere
        now.practice.balance = 80; // a job has taken of it
        dialog.setValues(now);

        SettingsValues wanted = now;
        wanted.service = QStringLiteral("ltx");
        wanted.services[1].address = QUrl(QStringLiteral("https://api.example.org"));
        wanted.pricePerSecond = 0.2;
        wanted.caps.day = 5.0;
        QCOMPARE(dialog.values(), wanted);
        QCOMPARE(child<QLineEdit>(dialog, "key")->text(), QStringLiteral("half a k"));
        // Also at the second time.
        dialog.setValues(now);
        QCOMPARE(dialog.values(), wanted);
    }

    void anAddressThatIsNotSecureIsRefused_data()
    {
        QTest::addColumn<QString>("service");
        QTest::addColumn<QString>("url");
        QTest::addColumn<bool>("fine");
        const QString ltx = QStringLiteral("ltx"), desktop = QStringLiteral("ltx-desktop");
        QTest::newRow("https") << ltx << QStringLiteral("https://api.ltx.io") << true;
        QTest::newRow("loopback") << ltx << QStringLiteral("http://127.0.0.1:8080") << true;
        QTest::newRow("plain http") << ltx << QStringLiteral("http://api.ltx.io") << false;
        QTest::newRow("nothing") << ltx << QString() << false;
        QTest::newRow("in place, here") << desktop << QStringLiteral("http://localhost:1") << true;
        QTest::newRow("in place, elsewhere")
            << desktop << QStringLiteral("https://api.ltx.io") << false;
    }
    void anAddressThatIsNotSecureIsRefused()
    {
        QFETCH(QString, service);
        QFETCH(QString, url);
        SettingsDialog dialog(withServices(service));
        child<QLineEdit>(dialog, "baseUrl")->setText(url);
        QTEST(child<QPushButton>(dialog, "settingsOk")->isEnabled(), "fine");
    }

    void eachServiceHasItsOwnFields()
    {
        SettingsDialog dialog(withServices(QStringLiteral("practice")));
        const auto *key = child<QLineEdit>(dialog, "key");
        const auto *price = child<QDoubleSpinBox>(dialog, "pricePerSecond");
        auto *address = child<QLineEdit>(dialog, "baseUrl");
        QVERIFY(!key->isEnabled() && !price->isEnabled() && !address->isEnabled());
        child<QRadioButton>(dialog, "serviceLtx-desktop")->setChecked(true);
        QVERIFY(!key->isEnabled() && !price->isEnabled() && address->isEnabled());
        QCOMPARE(address->text(), QStringLiteral("http://127.0.0.1:41954"));
        address->setText(QStringLiteral("http://127.0.0.1:5000"));
        child<QRadioButton>(dialog, "serviceLtx")->setChecked(true);
        QVERIFY(key->isEnabled() && price->isEnabled() && address->isEnabled());
        QCOMPARE(address->text(), QStringLiteral("https://api.ltx.io"));
        child<QRadioButton>(dialog, "serviceLtx-desktop")->setChecked(true);
        QCOMPARE(address->text(), QStringLiteral("http://127.0.0.1:5000"));
        const SettingsValues values = dialog.values();
        QCOMPARE(values.service, QStringLiteral("ltx-desktop"));
        QCOMPARE(values.services[1].address, QUrl(QStringLiteral("https://api.ltx.io")));
        QCOMPARE(values.services[2].address, QUrl(QStringLiteral("http://127.0.0.1:5000")));
    }

    void settingsGoOutOnOk()
    {
        SettingsValues given = withServices(QStringLiteral("practice"));
        given.cacheMegabytes = 2048;
        given.soundDevice = "gone";
        SettingsDialog dialog(given);
        QSignalSpy changed(&dialog, &SettingsDialog::settingsChanged);
        child<QRadioButton>(dialog, "serviceLtx")->setChecked(true);
        QTest::mouseClick(child<QPushButton>(dialog, "settingsOk"), Qt::LeftButton);
        SettingsValues wanted = given;
        wanted.service = QStringLiteral("ltx");
        QCOMPARE(changed.size(), 1);
        QCOMPARE(changed[0][0].value<SettingsValues>(), wanted);
    }

    void capsAreASumOrNoLimit()
    {
        SettingsValues given;
        given.caps = {0.6, {}, 20.0};
        SettingsDialog dialog(given);
        QCOMPARE(dialog.values().caps, given.caps);
        auto *day = child<QDoubleSpinBox>(dialog, "dayCap");
        QCOMPARE(day->text(), QStringLiteral("no limit"));
        day->setValue(0);
        child<QDoubleSpinBox>(dialog, "jobCap")->setValue(-1);
        QCOMPARE(dialog.values().caps, (api::SpendCaps{{}, 0.0, 20.0}));
    }

    void whatWasSpentIsShownAndTheListSaved()
    {
        SpendingValues values;
        values.project = {1.2, 0.5, 12, 2};
        values.all = {7.2, 0.5, 72, 9};
        values.perFinishedSecond = 0.6;
        values.onRejected = 0.6;
        values.today = 1.7;
        values.caps.day = 5;
        FakePrompts prompts;
        SpendingDialog dialog(values, prompts);
        const auto text = [&dialog](
                              const char *name) { return child<QLabel>(dialog, name)->text(); };
        QCOMPARE(text("spent1"), QStringLiteral("$1.20"));
        QCOMPARE(text("spent2"), QStringLiteral("$7.20"));
        QCOMPARE(text("reserved1"), QStringLiteral("$0.50"));
        QCOMPARE(text("rejected1"), QStringLiteral("$0.60"));
        QCOMPARE(text("perSecond1"), QStringLiteral("$0.60"));
        QCOMPARE(text("requests2"), QStringLiteral("9"));
        QCOMPARE(text("spendingToday"), QStringLiteral("Today: $1.70 of at most $5.00."));
        QSignalSpy copied(&dialog, &SpendingDialog::copyRequested);
        prompts.path = QStringLiteral("/w/list.csv");
        QTest::mouseClick(child<QPushButton>(dialog, "spendingCopy"), Qt::LeftButton);
        QCOMPARE(copied.size(), 1);
        QCOMPARE(copied[0][0].toString(), prompts.path);
    }
};

QTEST_MAIN(TestDialogs)
#include "tst_dialogs.moc"
