// SPDX-FileCopyrightText: 2026 The Retake Studio authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "tests/support/projects.h"
#include "tests/ui/children.h"
#include "timeline/model/windowplan.h"
#include "ui/retakepanel.h"

#include <QDoubleSpinBox>
#include <QLabel>
#include <QLineEdit>
#include <QLocale>
#include <QPlainTextEdit>
#include <QPushButton>
#include <QRadioButton>
#include <QSignalSpy>
#include <QtTest>

using namespace ui;

Q_DECLARE_METATYPE(timeline::model::FrameRange)

class TestRetakePanel : public QObject {
    Q_OBJECT

private slots:
    void initTestCase() { QLocale::setDefault(QLocale::c()); }

    void init()
    {
        m_built = testsupport::projectOf(1000);
        m_grid = std::make_shared<const model::FrameGrid>(m_built.grid());
        m_panel = std::make_unique<RetakePanel>();
    }

    void nothingOpenSaysSo()
    {
        QCOMPARE(
            child<QLabel>(*m_panel, "retakeReason")->text(), QStringLiteral("Open a video first."));
        QVERIFY(!child<QPushButton>(*m_panel, "retakeButton")->isEnabled());
        QCOMPARE(child<QLabel>(*m_panel, "retakeService")->text(),
            QStringLiteral("Practice service: no AI, no cost"));
    }

    void whatIsMissingIsSaidInOrder()
    {
        const QLabel *reason = child<QLabel>(*m_panel, "retakeReason");
        m_panel->setGrid(m_grid, {25, 1});
        QCOMPARE(reason->text(), QStringLiteral("Drag a range on the timeline, or press I and O."));
        choose({{100}, {205}});
        QCOMPARE(reason->text(), QStringLiteral("Write what should happen instead."));
        child<QPlainTextEdit>(*m_panel, "prompt")->setPlainText(QStringLiteral("It rains"));
        QVERIFY(reason->isHidden());
        QVERIFY(child<QPushButton>(*m_panel, "retakeButton")->isEnabled());
    }

    void theFiguresOfThePlanAreShown()
    {
        m_panel->setGrid(m_grid, {25, 1});
        choose({{100}, {205}});
        QVERIFY(child<QLabel>(*m_panel, "sendLine")
                    ->text()
                    .startsWith(QStringLiteral("6.4 s · 161 frames · about ")));
        QCOMPARE(
            child<QLabel>(*m_panel, "rangeLength")->text(), QStringLiteral("4.2 s · 105 frames"));
        QCOMPARE(child<QLineEdit>(*m_panel, "rangeIn")->text(), QStringLiteral("00:00:04:00"));
        QCOMPARE(child<QLineEdit>(*m_panel, "rangeOut")->text(), QStringLiteral("00:00:08:05"));
        QCOMPARE(child<QPushButton>(*m_panel, "retakeButton")->text(),
            QStringLiteral("Retake 4.2 s · practice, free"));
        ServiceInfo ltx{QStringLiteral("ltx"), QStringLiteral("LTX"), false, 0.1, 5000, {}};
        m_panel->setService(ltx);
        QCOMPARE(child<QPushButton>(*m_panel, "retakeButton")->text(),
            QStringLiteral("Retake 4.2 s · ≈ $0.64"));
        QCOMPARE(child<QLabel>(*m_panel, "retakeService")->text(),
            QStringLiteral("LTX · $0.10 per second sent"));
        ltx.problem = QStringLiteral("LTX needs a key.");
        m_panel->setService(ltx);
        QCOMPARE(child<QLabel>(*m_panel, "retakeReason")->text(), ltx.problem);
    }

    void whatIsLostStandsThereBeforeAnythingIsPressed()
    {
        m_panel->setGrid(m_grid, {25, 1});
        m_panel->setFitness({true, {QStringLiteral("Converted.")}, {QStringLiteral("Lost.")}});
        choose({{100}, {110}});
        const QStringList lines =
            child<QLabel>(*m_panel, "retakeNotes")->text().split(QLatin1Char('\n'));
        QVERIFY(lines.first().startsWith(
            QStringLiteral("The range is shorter than the service redoes")));
        QVERIFY(lines.contains(QStringLiteral("Lost."))
            && lines.contains(QStringLiteral("Converted.")));
    }

    void overTheCapASplitIsOffered()
    {
        QSignalSpy splits(m_panel.get(), &RetakePanel::splitRequested);
        m_panel->setGrid(m_grid, {25, 1});
        QVERIFY(child<QPushButton>(*m_panel, "splitButton")->isHidden());
        const model::FrameRange range{{0}, {900}};
        choose(range, 2);
        auto *split = child<QPushButton>(*m_panel, "splitButton");
        QVERIFY(!split->isHidden());
        QCOMPARE(split->text(), QStringLiteral("Split into 2 ranges"));
        QVERIFY(!child<QPushButton>(*m_panel, "retakeButton")->isEnabled());
        QTest::mouseClick(split, Qt::LeftButton);
        QCOMPARE(splits.size(), 1);
        QCOMPARE(splits[0][0].value<model::FrameRange>(), range);
    }

    void theButtonSendsTheDraft()
    {
        QSignalSpy sent(m_panel.get(), &RetakePanel::retakeRequested);
        m_panel->setGrid(m_grid, {25, 1});
        choose({{100}, {205}});
        child<QPlainTextEdit>(*m_panel, "prompt")->setPlainText(QStringLiteral("It rains"));
        child<QRadioButton>(*m_panel, "modeSound")->setChecked(true);
        child<QDoubleSpinBox>(*m_panel, "contextSeconds")->setValue(1.5);
        QTest::mouseClick(child<QPushButton>(*m_panel, "retakeButton"), Qt::LeftButton);
        QCOMPARE(sent.size(), 1);
        const RetakeDraft wanted{{{100}, {205}}, model::Mode::Sound, QStringLiteral("It rains"),
            model::fromSeconds(1.5)};
        QCOMPARE(sent[0][0].value<RetakeDraft>(), wanted);
    }

    void modeAndContextAskForANewPlanAndWordsDoNot()
    {
        QSignalSpy changed(m_panel.get(), &RetakePanel::draftChanged);
        child<QPlainTextEdit>(*m_panel, "prompt")->setPlainText(QStringLiteral("It rains"));
        QCOMPARE(changed.size(), 0);
        child<QRadioButton>(*m_panel, "modePicture")->setChecked(true);
        QCOMPARE(changed.size(), 1);
        child<QDoubleSpinBox>(*m_panel, "contextSeconds")->setValue(2);
        QCOMPARE(changed.size(), 2);
    }

    void timesCanBeTyped_data()
    {
        QTest::addColumn<QString>("text");
        QTest::addColumn<qint64>("begin");
        QTest::newRow("seconds") << QStringLiteral("3.5") << qint64(87);
        QTest::newRow("timecode") << QStringLiteral("00:00:03:12") << qint64(87);
        QTest::newRow("frame number") << QStringLiteral("87f") << qint64(87);
        QTest::newRow("behind the end of the range") << QStringLiteral("300f") << qint64(300);
    }
    void timesCanBeTyped()
    {
        QFETCH(QString, text);
        QFETCH(qint64, begin);
        QSignalSpy edited(m_panel.get(), &RetakePanel::rangeEdited);
        m_panel->setGrid(m_grid, {25, 1});
        choose({{100}, {205}});
        auto *field = child<QLineEdit>(*m_panel, "rangeIn");
        field->setText(text);
        QTest::keyClick(field, Qt::Key_Return);
        QCOMPARE(edited.size(), 1);
        const auto range = edited[0][0].value<model::FrameRange>();
        QCOMPARE(range.begin.value, begin);
        QCOMPARE(range.end.value, std::max<qint64>(205, begin + 1));
    }

    void aTimeThatIsNoneChangesNothingAndSaysSo()
    {
        QSignalSpy edited(m_panel.get(), &RetakePanel::rangeEdited);
        m_panel->setGrid(m_grid, {25, 1});
        choose({{100}, {205}});
        auto *field = child<QLineEdit>(*m_panel, "rangeOut");
        field->setText(QStringLiteral("soon"));
        QTest::keyClick(field, Qt::Key_Return);
        QCOMPARE(edited.size(), 0);
        QVERIFY(child<QLabel>(*m_panel, "rangeProblem")
                    ->text()
                    .startsWith(QStringLiteral("“soon” is not a time.")));
    }

    void thePromptStopsAtItsLimit()
    {
        ServiceInfo service;
        service.maxPrompt = 10;
        m_panel->setService(service);
        auto *prompt = child<QPlainTextEdit>(*m_panel, "prompt");
        const QLabel *counter = child<QLabel>(*m_panel, "promptCounter");
        QTest::keyClicks(prompt, QStringLiteral("0123456789"));
        QCOMPARE(counter->text(), QStringLiteral("10 / 10"));
        QVERIFY(child<QLabel>(*m_panel, "promptStop")->isHidden());
        QTest::keyClicks(prompt, QStringLiteral("x"));
        QCOMPARE(prompt->toPlainText(), QStringLiteral("0123456789"));
        QCOMPARE(child<QLabel>(*m_panel, "promptStop")->text(),
            QStringLiteral("The service takes 10 characters; the rest was left out."));
        QTest::keyClick(prompt, Qt::Key_Backspace);
        QVERIFY(child<QLabel>(*m_panel, "promptStop")->isHidden());
        QCOMPARE(counter->text(), QStringLiteral("9 / 10"));
    }

private:
    void choose(model::FrameRange range, int pieces = 0)
    {
        m_panel->setRange(range);
        model::ServiceLimits limits;
        const auto plan =
            model::planWindow({range}, *m_grid, m_built.project.sequence.format, limits);
        QVERIFY(plan);
        m_panel->setPlan(*plan, {}, pieces);
    }

    testsupport::Built m_built;
    std::shared_ptr<const model::FrameGrid> m_grid;
    std::unique_ptr<RetakePanel> m_panel;
};

QTEST_MAIN(TestRetakePanel)
#include "tst_retakepanel.moc"
