// SPDX-FileCopyrightText: 2026 The Retake Studio authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/handoverdialog.h"

#include "ui/panelparts.h"

#include <QCheckBox>
#include <QComboBox>
#include <QDir>
#include <QFileInfo>
#include <QLabel>

namespace ui {

namespace interchange = timeline::interchange;

HandoverDialog::HandoverDialog(const QString &video, Prompts &prompts, QWidget *parent)
    : TargetDialog(QStringLiteral("handover"), tr("Hand over to another editor"), tr("Hand over"),
        FileQuestion::HandOverTo, prompts, parent)
    , m_video(video)
    , m_format(new QComboBox(this))
    , m_takes(new QCheckBox(tr("Write each take as a file that fits (ProRes)"), this))
    , m_words(new QCheckBox(tr("Include prompts and notes"), this))
    , m_what(parts::sentence(this, QStringLiteral("handoverWhat")))
{
    createChoices();
    connectChoices();
    setPath(suggestion(false));
}

void HandoverDialog::createChoices()
{
    parts::name(m_format, QStringLiteral("handoverFormat"), tr("Format"));
    m_takes->setObjectName(QStringLiteral("handoverTakes"));
    m_words->setObjectName(QStringLiteral("handoverWords"));
    m_format->addItem(tr("OpenTimelineIO (Resolve, Premiere, Kdenlive)"), QStringLiteral("otio"));
    m_format->addItem(tr("Final Cut Pro XML"), QStringLiteral("fcpxml"));
    m_format->addItem(tr("EDL, CMX 3600 (nearly every editor)"), QStringLiteral("edl"));
    m_format->addItem(tr("MLT XML (Shotcut, Kdenlive)"), QStringLiteral("mlt"));
    m_words->setChecked(true);
    addChoice(tr("Format"), m_format);
    addChoice({}, m_takes);
    addChoice({}, m_words);
    addText(m_what);
}

void HandoverDialog::connectChoices()
{
    connect(m_format, &QComboBox::activated, this, &HandoverDialog::useFormat);
    connect(m_takes, &QCheckBox::toggled, this, [this](bool withTakes) {
        // Several files belong into a folder of their own; a path that was chosen stays.
        if (path() == suggestion(!withTakes))
            setPath(suggestion(withTakes));
        describe(path());
    });
}

QString HandoverDialog::suggestion(bool withTakes) const
{
    const QFileInfo video(m_video);
    const QString name = video.completeBaseName();
    const QString folder = withTakes ? tr("%1 hand-over").arg(name) + QLatin1Char('/') : QString();
    return video.dir().filePath(
        QStringLiteral("%1%2.%3").arg(folder, name, m_format->currentData().toString()));
}

render::HandoverWish HandoverDialog::wish() const
{
    render::HandoverWish wish;
    wish.path = path();
    wish.withTakes = m_takes->isChecked();
    wish.withPrompts = m_words->isChecked();
    return wish;
}

void HandoverDialog::request()
{
    emit handoverRequested(wish());
}

void HandoverDialog::useFormat()
{
    const QFileInfo file(path());
    if (file.fileName().isEmpty())
        return;
    const QString suffix = QLatin1Char('.') + m_format->currentData().toString();
    const bool known = interchange::formatOf(file.filePath()).has_value();
    const QString name = known ? file.completeBaseName() : file.fileName();
    setPath(file.dir().filePath(name + suffix));
}

void HandoverDialog::describe(const QString &path)
{
    const auto format = interchange::formatOf(path);
    setReady(format.has_value());
    m_words->setEnabled(format == interchange::Format::Otio);
    if (!format) {
        m_what->setText(path.isEmpty() ? tr("Choose a file to write to.")
                                       : tr("The name must end in .otio, .fcpxml, .edl or .mlt."));
        return;
    }
    m_format->setCurrentIndex(m_format->findData(QFileInfo(path).suffix().toLower()));
    const QString takes = interchange::keepsTakes(*format)
        ? tr("The list holds every take, with the chosen ones in use.")
        : tr("The list holds the chosen takes only.");
    const QString files = m_takes->isChecked()
        ? tr("Takes are written beside it at the size and rate of the video, with its timecode.")
        : tr("Takes are named where they lie, as they came back.");
    m_what->setText(takes + QLatin1Char(' ') + files);
}

} // namespace ui
