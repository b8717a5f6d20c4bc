// SPDX-FileCopyrightText: 2026 The Retake Studio authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "timeline/model/windowtext.h"

#include "timeline/model/mediainfo.h"

#include <QLocale>
#include <QSet>
#include <QTranslator>
#include <QtTest>

using namespace timeline::model;

namespace {

// Marks every text that is looked up with its context, so that one which is not stands out.
class Highlighter : public QTranslator {
public:
    QString translate(const char *context, const char *text, const char *, int) const override
    {
        return QString::fromUtf8(context) + QLatin1Char('|') + QString::fromUtf8(text);
    }
    bool isEmpty() const override { return false; }
};

WindowPlan planWith(std::vector<WindowNote> notes)
{
    WindowPlan plan;
    plan.duration = 2;
    plan.frames = 73;
    plan.notes = std::move(notes);
    return plan;
}

// All that can be said about a file, at once.
MediaInfo difficult()
{
    MediaInfo info;
    info.video.displaySize = {4000, 3000};
    info.video.color.transfer = QStringLiteral("smpte2084");
    info.video.bitDepth = 10;
    info.video.interlaced = true;
    info.audio.resize(2);
    info.audio.front().channels = 6;
    return info;
}

} // namespace

class TestWindowText : public QObject {
    Q_OBJECT

private slots:
    void initTestCase() { QLocale::setDefault(QLocale::c()); }
    void everyNoteIsSaidInThePlansOrder();
    void figuresAreThePlans();
    void theFitnessOfAFileIsTranslated();
};

void TestWindowText::everyNoteIsSaidInThePlansOrder()
{
    const WindowPlan plan = planWith({WindowNote::TooLong, WindowNote::RangeClamped,
        WindowNote::SectionLengthened, WindowNote::ContextLengthened, WindowNote::HeldFrames,
        WindowNote::ContextShortened, WindowNote::VariableRate});
    const QStringList sentences = noteSentences(plan);
    QCOMPARE(sentences.size(), qsizetype(plan.notes.size()));
    QCOMPARE(QSet<QString>(sentences.begin(), sentences.end()).size(), sentences.size());
    QCOMPARE(sentences.first(), noteSentence(WindowNote::TooLong, plan));
    for (const QString &sentence : sentences)
        QVERIFY2(sentence.endsWith(QLatin1Char('.')) && !sentence.contains(QLatin1Char('%')),
            qPrintable(sentence));
}

void TestWindowText::figuresAreThePlans()
{
    const WindowPlan plan = planWith({});
    QVERIFY(
        noteSentence(WindowNote::SectionLengthened, plan).contains(QLatin1String("of 2.0 s is")));
    QVERIFY(
        noteSentence(WindowNote::ContextLengthened, plan).contains(QLatin1String("the 73 frames")));
    QCOMPARE(noteSentences(plan), QStringList());
}

void TestWindowText::theFitnessOfAFileIsTranslated()
{
    const ServiceFitness plain = serviceFitness(difficult(), 40, true);
    QCOMPARE(plain.losses.size(), 4);
    QCOMPARE(plain.conversions.size(), 5);
    Highlighter translator;
    QVERIFY(QCoreApplication::installTranslator(&translator));
    const ServiceFitness said = serviceFitness(difficult(), 40, true);
    QCoreApplication::removeTranslator(&translator);
    QCOMPARE(said.losses.size(), plain.losses.size());
    QCOMPARE(said.conversions.size(), plain.conversions.size());
    for (const QString &sentence : said.losses + said.conversions)
        QVERIFY2(sentence.startsWith(QLatin1String("timeline::model::FitnessText|")),
            qPrintable(sentence));
}

QTEST_GUILESS_MAIN(TestWindowText)
#include "tst_windowtext.moc"
