// SPDX-FileCopyrightText: 2026 The Retake Studio authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/takecard.h"
#include "ui/takespanel.h"

#include <QCheckBox>
#include <QLabel>
#include <QPushButton>
#include <QSignalSpy>
#include <QToolButton>
#include <QtTest>

using namespace ui;

namespace {

TakeCard card(int number, TakeCard::State state)
{
    TakeCard made;
    made.id = {number + 1};
    made.number = number;
    made.state = state;
    made.stateText = QStringLiteral("state %1").arg(number);
    if (number == 0)
        made.where = model::TakeId{2};
    return made;
}

} // namespace

class TestTakesPanel : public QObject {
    Q_OBJECT

private slots:
    void init()
    {
        m_panel = std::make_unique<TakesPanel>();
        m_panel->setTakes({card(0, TakeCard::State::Original), card(1, TakeCard::State::Ready),
                              card(2, TakeCard::State::Pending)},
            QStringLiteral("here"));
    }

    void theOriginalAloneSaysWhatToDo()
    {
        const QLabel *empty = m_panel->findChild<QLabel *>(QStringLiteral("takesEmpty"));
        QVERIFY(empty->isHidden());
        m_panel->setTakes({card(0, TakeCard::State::Original)}, {});
        QVERIFY(!empty->isHidden()
            && empty->text().startsWith(QStringLiteral("Only the original here.")));
        m_panel->setTakes({}, {});
        QCOMPARE(empty->text(), QStringLiteral("Open a video first."));
    }

    void pictureAndSoundAreChosenApart()
    {
        QSignalSpy chosen(m_panel.get(), &TakesPanel::takeChosen);
        click("take1", "takeSound");
        click("take0", "takePicture");
        QCOMPARE(chosen.size(), 2);
        QCOMPARE(chosen[0][0].value<TakeChoice>(), (TakeChoice{{2}, edit::Part::Sound, {}}));
        QCOMPARE(chosen[1][0].value<TakeChoice>(),
            (TakeChoice{{1}, edit::Part::Picture, model::TakeId{2}}));
    }

    void whatIsNotThereYetCannotBeChosenOrJudged()
    {
        const TakeCardView *pending = view("take2");
        QVERIFY(!pending->findChild<QToolButton *>(QStringLiteral("takePicture"))->isEnabled());
        QVERIFY(pending->findChild<QPushButton *>(QStringLiteral("takeAccept"))->isHidden());
        QSignalSpy chosen(m_panel.get(), &TakesPanel::takeChosen);
        QSignalSpy accepted(m_panel.get(), &TakesPanel::acceptRequested);
        QTest::mouseClick(view("take2"), Qt::LeftButton, {}, {5, 5});
        QTest::keyClick(view("take2"), Qt::Key_Return);
        QCOMPARE(chosen.size() + accepted.size(), 0);
    }

    void theKeyboardChoosesAcceptsAndRejects()
    {
        QSignalSpy chosen(m_panel.get(), &TakesPanel::takeChosen);
        QSignalSpy accepted(m_panel.get(), &TakesPanel::acceptRequested);
        QSignalSpy rejected(m_panel.get(), &TakesPanel::rejectRequested);
        QTest::keyClick(view("take1"), Qt::Key_Space);
        QTest::keyClick(view("take1"), Qt::Key_Return);
        QTest::keyClick(view("take1"), Qt::Key_Delete);
        QCOMPARE(chosen.size(), 1);
        QCOMPARE(chosen[0][0].value<TakeChoice>().part, edit::Part::Both);
        QCOMPARE(accepted.size(), 1);
        QCOMPARE(rejected.size(), 1);
        QCOMPARE(accepted[0][0].value<model::TakeId>(), model::TakeId{2});
    }

    void aCheckMarkFollowsTheProjectAndNotTheClick()
    {
        auto *picture = view("take1")->findChild<QToolButton *>(QStringLiteral("takePicture"));
        click("take1", "takePicture");
        QVERIFY(!picture->isChecked());
        TakeCard shown = card(1, TakeCard::State::Ready);
        shown.pictureShown = true;
        m_panel->setTakes(
            {card(0, TakeCard::State::Original), shown, card(2, TakeCard::State::Pending)},
            QStringLiteral("here"));
        QVERIFY(picture->isChecked());
        QCOMPARE(picture->text(), QStringLiteral("✓ Picture"));
        QCOMPARE(view("take1")->accessibleName(), QStringLiteral("Take 1, state 1, picture shown"));
    }

    void matchesAreSwitchedOnTheTakeThatIsShown()
    {
        QSignalSpy matched(m_panel.get(), &TakesPanel::matchRequested);
        const auto box = [this](const char *cardName, const char *name) {
            return view(cardName)->findChild<QCheckBox *>(QLatin1String(name));
        };
        QVERIFY(box("take1", "takeColor")->isHidden()); // not shown now
        TakeCard shown = card(1, TakeCard::State::Ready);
        shown.pictureShown = true;
        shown.color = {true, true, QStringLiteral("red × 1.05")};
        shown.loudness = {false, false, QStringLiteral("nothing to match")};
        TakeCard original = card(0, TakeCard::State::Original);
        original.soundShown = true;
        m_panel->setTakes({original, shown}, QStringLiteral("here"));
        QVERIFY(box("take0", "takeColor")->isHidden());
        QCheckBox *color = box("take1", "takeColor");
        QCheckBox *loudness = box("take1", "takeLoudness");
        QVERIFY(!color->isHidden() && color->isEnabled() && color->isChecked());
        QCOMPARE(color->toolTip(), QStringLiteral("red × 1.05"));
        QCOMPARE(color->accessibleName(), QStringLiteral("Take 1: Match colours"));
        QCOMPARE(color->accessibleDescription(), QStringLiteral("red × 1.05"));
        QCOMPARE(color->focusPolicy(), Qt::TabFocus);
        QVERIFY(!loudness->isHidden() && !loudness->isEnabled() && !loudness->isChecked());
        QCOMPARE(loudness->toolTip(), QStringLiteral("nothing to match"));
        QTest::keyClick(color, Qt::Key_Space);
        QCOMPARE(matched.size(), 1);
        QCOMPARE(matched[0][0].value<model::TakeId>(), model::TakeId{2});
        QCOMPARE(matched[0][1].value<edit::Match>(), edit::Match::Color);
        QCOMPARE(matched[0][2].toBool(), false);
        QVERIFY(color->isChecked()); // until the project says otherwise
    }

private:
    TakeCardView *view(const char *name) const
    {
        auto *found = m_panel->findChild<TakeCardView *>(QLatin1String(name));
        if (!found)
            qFatal("no card %s", name);
        return found;
    }
    void click(const char *cardName, const char *button) const
    {
        QTest::mouseClick(
            view(cardName)->findChild<QToolButton *>(QLatin1String(button)), Qt::LeftButton);
    }

    std::unique_ptr<TakesPanel> m_panel;
};

QTEST_MAIN(TestTakesPanel)
#include "tst_takespanel.moc"
