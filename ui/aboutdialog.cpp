// SPDX-FileCopyrightText: 2026 The Retake Studio authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/aboutdialog.h"

#include "ui/panelparts.h"
#include "ui/theme.h"

#include <QHBoxLayout>
#include <QLabel>
#include <QPushButton>
#include <QVBoxLayout>

namespace ui {

AboutDialog::AboutDialog(QWidget *parent)
    : QDialog(parent)
{
    setObjectName(QStringLiteral("aboutDialog"));
    setWindowTitle(tr("About Retake Studio"));
    setMinimumWidth(420);
    auto *rows = new QVBoxLayout(this);
    rows->setContentsMargins(24, 24, 24, 16);
    rows->setSpacing(parts::gap);
    auto *name = new QLabel(tr("Retake Studio"), this);
    name->setFont(theme::font(1.5, QFont::DemiBold));
    QLabel *version = parts::quiet(this, QStringLiteral("aboutVersion"));
    version->setText(tr("Version %1, with Qt %2")
                         .arg(QStringLiteral(RETAKE_VERSION), QString::fromLatin1(qVersion())));
    QLabel *what = parts::sentence(this, QStringLiteral("aboutWhat"));
    what->setText(tr("Redo one stretch of a video and leave everything else exactly as it was."));
    QLabel *licence = parts::quiet(this, QStringLiteral("aboutLicence"));
    licence->setText(tr("Free software under the GNU General Public License, version 3 or later, "
                        "without any warranty. "
                        "Video is read and written by FFmpeg."));
    for (QWidget *each : std::initializer_list<QWidget *>{name, version, what, licence})
        rows->addWidget(each);
    auto *bottom = new QHBoxLayout;
    QPushButton *close = parts::button(this, tr("Close"), QStringLiteral("aboutClose"));
    connect(close, &QPushButton::clicked, this, &QDialog::accept);
    bottom->addStretch(1);
    bottom->addWidget(close);
    rows->addSpacing(parts::gap);
    rows->addLayout(bottom);
}

} // namespace ui
