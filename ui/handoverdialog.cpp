// SPDX-FileCopyrightText: 2026 The Retake Studio authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/handoverdialog.h"

#include "ui/panelparts.h"

#include <QCheckBox>
#include <QComboBox>
#include <QDir>
#include <QFileInfo>
#include <QFormLayout>
#include <QHBoxLayout>
#include <QLabel>
#include <QLineEdit>
#include <QPointer>
#include <QPushButton>
#include <QVBoxLayout>

namespace ui {

namespace interchange = timeline::interchange;

HandoverDialog::HandoverDialog(const QString &video, Prompts &prompts, QWidget *parent)
    : QDialog(parent)
    , m_video(video)
    , m_prompts(prompts)
    , m_path(new QLineEdit(this))
    , m_format(new QComboBox(this))
    , m_takes(new QCheckBox(tr("Write each take as a file that fits (ProRes)"), this))
    , m_words(new QCheckBox(tr("Include prompts and notes"), this))
    , m_what(parts::sentence(this, QStringLiteral("handoverWhat")))
    , m_go(parts::primaryButton(this, tr("Hand over"), QStringLiteral("handoverGo")))
{
    setObjectName(QStringLiteral("handoverDialog"));
    setWindowTitle(tr("Hand over to another editor"));
    setMinimumWidth(520);
    parts::name(m_path, QStringLiteral("handoverPath"), tr("Target file"));
    parts::name(m_format, QStringLiteral("handoverFormat"), tr("Format"));
    m_takes->setObjectName(QStringLiteral("handoverTakes"));
    m_words->setObjectName(QStringLiteral("handoverWords"));
    m_format->addItem(tr("OpenTimelineIO (Resolve, Premiere, Kdenlive)"), QStringLiteral("otio"));
    m_format->addItem(tr("Final Cut Pro XML"), QStringLiteral("fcpxml"));
    m_format->addItem(tr("EDL, CMX 3600 (nearly every editor)"), QStringLiteral("edl"));
    m_format->addItem(tr("MLT XML (Shotcut, Kdenlive)"), QStringLiteral("mlt"));
    m_words->setChecked(true);
    m_path->setText(suggestion(false));
    createRows();
    connectRows();
    showFormat();
}

void HandoverDialog::createRows()
{
    auto *rows = new QVBoxLayout(this);
    rows->setContentsMargins(20, 20, 20, 16);
    rows->setSpacing(parts::gap);
    auto *form = new QFormLayout;
    form->setHorizontalSpacing(parts::margin);
    form->setVerticalSpacing(parts::gap);
    form->addRow(parts::heading(this, tr("To")), createTarget());
    form->addRow(parts::heading(this, tr("Format")), m_format);
    form->addRow(QString(), m_takes);
    form->addRow(QString(), m_words);
    rows->addLayout(form);
    rows->addSpacing(parts::gap);
    rows->addWidget(m_what);
    rows->addStretch(1);
    auto *buttons = new QHBoxLayout;
    QPushButton *cancel = parts::button(this, tr("Cancel"), QStringLiteral("handoverClose"));
    connect(cancel, &QPushButton::clicked, this, &QDialog::reject);
    m_go->setDefault(true);
    buttons->addStretch(1);
    buttons->addWidget(cancel);
    buttons->addWidget(m_go);
    rows->addSpacing(parts::gap);
    rows->addLayout(buttons);
}

QWidget *HandoverDialog::createTarget()
{
    auto *row = new QWidget(this);
    auto *layout = new QHBoxLayout(row);
    layout->setContentsMargins(0, 0, 0, 0);
    QPushButton *browseButton = parts::button(row, tr("Choose…"), QStringLiteral("handoverBrowse"));
    connect(browseButton, &QPushButton::clicked, this, &HandoverDialog::browse);
    layout->addWidget(m_path, 1);
    layout->addWidget(browseButton);
    return row;
}

void HandoverDialog::connectRows()
{
    connect(m_path, &QLineEdit::textChanged, this, &HandoverDialog::showFormat);
    connect(m_format, &QComboBox::activated, this, &HandoverDialog::useFormat);
    connect(m_takes, &QCheckBox::toggled, this, [this](bool withTakes) {
        // Several files belong into a folder of their own; a path that was chosen stays.
        if (m_path->text() == suggestion(!withTakes))
            m_path->setText(suggestion(withTakes));
        showFormat();
    });
    connect(m_go, &QPushButton::clicked, this, &HandoverDialog::go);
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
    wish.path = m_path->text().trimmed();
    wish.withTakes = m_takes->isChecked();
    wish.withPrompts = m_words->isChecked();
    return wish;
}

void HandoverDialog::go()
{
    const QPointer<HandoverDialog> self(this);
    askBeforeReplacing(m_prompts, wish().path, [self] {
        if (!self)
            return;
        emit self->handoverRequested(self->wish());
        self->accept();
    });
}

void HandoverDialog::browse()
{
    const QPointer<HandoverDialog> self(this);
    m_prompts.askFile(FileQuestion::HandOverTo, m_path->text(), [self](const QString &path) {
        if (self && !path.isEmpty())
            self->m_path->setText(path);
    });
}

void HandoverDialog::useFormat()
{
    const QFileInfo file(m_path->text().trimmed());
    if (file.fileName().isEmpty())
        return;
    const QString suffix = QLatin1Char('.') + m_format->currentData().toString();
    const bool known = interchange::formatOf(file.filePath()).has_value();
    const QString name = known ? file.completeBaseName() : file.fileName();
    m_path->setText(file.dir().filePath(name + suffix));
}

void HandoverDialog::showFormat()
{
    const QString path = m_path->text().trimmed();
    const auto format = interchange::formatOf(path);
    m_go->setEnabled(format.has_value());
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
